# bash ask-bash.sh SCRIPT WORD...: prints what bash would offer for the last word, a word a line.
# What bash does by itself where nothing is offered (files) is printed as a mark.
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
compopt() { [ "$1 $2" = "+o default" ] && files=no; return 0; }
__sla_audit
if [ "${#COMPREPLY[@]}" -gt 0 ]; then printf '%s\n' "${COMPREPLY[@]}"; elif [ "$files" != no ]; then echo "(files)"; fi
