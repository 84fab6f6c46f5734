import type { CommandShape, OptionShape, ProgramShape, Value } from "./command-shapes.js";
import {
  monthsOfYear,
  quartersOfYear,
  sourceNames,
  spanCounts,
  spanUnits,
  weeksOfYear,
  zoneNames,
} from "./offered-words.js";

/**
 * Completion for bash 3.2 and newer: words and case statements, so that nothing is started while somebody
 * types but `date`, and that only for a period.
 */
export function bashScript(program: ProgramShape): string {
  const { name, commands } = program;
  return `# ${name}: completion for bash, made by: ${name} completion bash

# Words, and no files.
__sla_audit_words() {
  compopt +o default +o bashdefault 2>/dev/null
  COMPREPLY=($(compgen -W "$1" -- "$cur"))
}

# Folders, and files with one of these endings; where there are none, bash offers any file.
__sla_audit_paths() {
  local ending path
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do
    COMPREPLY+=("$path")
  done < <(compgen -d -- "$cur"; for ending in "$@"; do compgen -f -X "!*.$ending" -- "$cur"; done)
}

# Months, quarters and weeks of three years.
__sla_audit_periods() {
  local now year words="$1"
  now=$(date +%Y)
  for year in $((now - 2)) $((now - 1)) "$now"; do
    case "$words $cur" in
      quarters*) words+=" "$(printf "$year-%s " ${quartersOfYear.join(" ")}) ;;
      *-W*) words+=" $year "$(printf "$year-%s " ${weeksOfYear.join(" ")}) ;;
      *) words+=" $year "$(printf "$year-%s " ${[...monthsOfYear, ...quartersOfYear].join(" ")}) ;;
    esac
  done
  __sla_audit_words "\${words#quarters}"
}

# What the value of an option, or an argument, may be.
__sla_audit_value() {
  case "$1" in
    choice\\ *) __sla_audit_words "\${1#choice }" ;;
    definition) __sla_audit_paths yaml yml json ;;
    file) ;;
    folder) __sla_audit_paths ;;
    source)
      compopt -o nospace 2>/dev/null
      __sla_audit_words "${sourceNames.map((source) => `${source}=`).join(" ")}"
      ;;
    period) __sla_audit_periods all ;;
    quarter) __sla_audit_periods quarters ;;
    span) __sla_audit_words "${spanCounts.join(" ")}" ;;
    date) __sla_audit_words "$(date +%Y-%m-%d)" ;;
    zone) __sla_audit_words "${zoneNames().join(" ")}" ;;
    free) __sla_audit_words "" ;;
  esac
}

__sla_audit() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" before=$((COMP_CWORD - 1)) command="\${COMP_WORDS[1]}" prev value=""
  COMPREPLY=()
  # Bash parts words at "=": --format=json and leads=march.csv are three of them.
  if [ "$cur" = "=" ]; then
    cur=""
  elif [ "\${COMP_WORDS[before]}" = "=" ]; then
    before=$((before - 1))
  fi
  prev="\${COMP_WORDS[before]}"
  if [ "$COMP_CWORD" -eq 1 ]; then
    __sla_audit_words "${[...commands.map((command) => command.name), ...flagsOf(program.options)].join(" ")}"
    return 0
  fi
  case "$command \${COMP_WORDS[before - 1]} $prev" in
    *" --source "*) return 0 ;;
${spanCases(commands)}
  esac
  case "$command $prev" in
${valueCases(commands)}
  esac
  if [ -z "$value" ]; then
    case "$command $cur" in
${commands.map(optionCase).join("\n")}
${commands.map((command) => `      "${command.name} "*) value="${argumentOf(command)}" ;;`).join("\n")}
    esac
  fi
  __sla_audit_value "$value"
  return 0
}

complete -o bashdefault -o default -F __sla_audit ${name}
`;
}

function flagsOf(options: readonly OptionShape[]): string[] {
  return options.flatMap(({ short, long }) => (short === undefined ? [long] : [short, long]));
}

function optionCase({ name, options }: CommandShape): string {
  return `      "${name} -"*) value="choice ${flagsOf(options).join(" ")}" ;;`;
}

/** The second word of `--last 6 months`. */
function spanCases(commands: readonly CommandShape[]): string {
  const patterns = commands.flatMap(({ name, options }) =>
    options
      .filter(({ value }) => value?.kind === "span")
      .flatMap((option) => flagsOf([option]).map((flag) => `"${name} ${flag} "[0-9]*`)),
  );
  return `    ${patterns.join(" | ")})\n      __sla_audit_words "${spanUnits.join(" ")}"\n      return 0\n      ;;`;
}

/** Every option with a value, those that take the same in the same line. */
function valueCases(commands: readonly CommandShape[]): string {
  const patterns = new Map<string, string[]>();
  for (const { name, options } of commands) {
    for (const option of options) {
      if (option.value === undefined) continue;
      const words = wordOf(option.value);
      const own = flagsOf([option]).map((flag) => `"${name} ${flag}"`);
      patterns.set(words, [...(patterns.get(words) ?? []), ...own]);
    }
  }
  return [...patterns].map(([words, own]) => `    ${own.join(" | ")}) value="${words}" ;;`).join("\n");
}

/** Of several arguments the first that can be completed: behind the id of a record comes a definition. */
function argumentOf({ arguments: own }: CommandShape): string {
  const known = own.find(({ value }) => value.kind !== "free");
  return known === undefined ? "free" : wordOf(known.value);
}

function wordOf(value: Value): string {
  return value.kind === "choice" ? `choice ${value.names.join(" ")}` : value.kind;
}
