# zsh -f ask-zsh.zsh SCRIPT LINE: prints what zsh would offer at the end of LINE, a word a line.
# A shell behind a terminal of its own gets the line and a tab; its compadd prints what it is handed.
zmodload zsh/zpty
settings=$(mktemp)
cat > $settings <<EOF
module_path=($module_path)
fpath=($fpath)
PROMPT=
autoload -U compinit
compinit -u -D
source $1
bindkey '^I' complete-word
zstyle ':completion:*' insert-tab false
compadd() {
  local -a offered
  if [[ \${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
    builtin compadd -A offered "\$@"
    print -rl -- \${offered/#/OFFERED:}
  fi
  builtin compadd "\$@"
}
comppostfuncs=( said-all )
said-all() { print -r -- SAID-ALL }
print -r -- BEGUN
EOF
zpty shell zsh -f -i
zpty -w shell "source $settings"
until [[ $line == *BEGUN* ]]; do zpty -r shell line || exit 1; done
zpty -w -n shell "$2"$'\t'
while zpty -r shell line; do
  [[ $line == *SAID-ALL* ]] && break
  [[ $line == *OFFERED:* ]] && print -r -- ${${line##*OFFERED:}%%$'\r'*}
done
zpty -d shell
rm $settings
