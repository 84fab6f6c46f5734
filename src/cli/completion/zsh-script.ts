import type { ArgumentShape, CommandShape, OptionShape, ProgramShape, Value } from "./command-shapes.js";
import {
  monthsOfYear,
  quartersOfYear,
  sourceNames,
  spanCounts,
  spanUnits,
  weeksOfYear,
  zoneNames,
} from "./offered-words.js";

/** Completion for zsh, to be sourced or to stand in a folder of `fpath`. */
export function zshScript({ name, options, commands }: ProgramShape): string {
  return `#compdef ${name}
# ${name}: completion for zsh, made by: ${name} completion zsh

_sla_audit_definitions() { _alternative 'files:definition:_files -g "*.(yaml|yml|json)"' }

_sla_audit_sources() {
  if compset -P '*='; then
    _files
  else
    compadd -S '=' -- ${sourceNames.join(" ")}
  fi
}

_sla_audit_periods() {
  local now=\${(%):-%D{%Y}} year
  compadd -- all
  for year in $((now - 2)) $((now - 1)) $now; do
    compadd -- $year $year-{${[...monthsOfYear, ...quartersOfYear].join(",")}}
    [[ $PREFIX == *-W* ]] && compadd -- $year-{${weeksOfYear.join(",")}}
  done
}

_sla_audit_quarters() {
  local now=\${(%):-%D{%Y}} year
  for year in $((now - 2)) $((now - 1)) $now; do
    compadd -- $year-{${quartersOfYear.join(",")}}
  done
}

_sla_audit_spans() { compadd -- {${spanCounts.filter((count) => count > 1).join(",")}}' '{${spanUnits.join(",")}} }

_sla_audit_dates() { compadd -- \${(%):-%D{%Y-%m-%d}} }

_sla_audit_zones() { compadd -- ${zoneNames().join(" ")} }

_${name}() {
  local context state state_descr line
  local -a commands
  typeset -A opt_args
  _arguments -C \\
${options.map((option) => `    ${optionSpec(option)} \\`).join("\n")}
    '1: :->command' \\
    '*:: :->rest'
  case $state in
    command)
      commands=(
${commands.map(({ name: command, text }) => `        ${quoted(`${command}:${text.replaceAll(":", "\\:")}`)}`).join("\n")}
      )
      _describe command commands
      ;;
    rest)
      case $line[1] in
${commands.map(commandCase).join("\n")}
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _${name} ]]; then
  _${name} "$@"
else
  compdef _${name} ${name}
fi
`;
}

function commandCase({ name, options, arguments: own }: CommandShape): string {
  const specs = [...options.map(optionSpec), ...own.map(argumentSpec)];
  return `        ${name})\n          _arguments -S ${specs.map((spec) => `\\\n            ${spec}`).join(" ")}\n          ;;`;
}

function optionSpec({ long, short, text, isRepeatable, value }: OptionShape): string {
  const told = quoted(
    `[${text.replace(/[[\]]/g, "\\$&")}]${value === undefined ? "" : `:${value.kind}:${actionOf(value)}`}`,
  );
  const takes = value === undefined ? { long, short } : { long: `${long}=`, short: short && `${short}+` };
  const flags = takes.short === undefined ? takes.long : `{${takes.short},${takes.long}}`;
  if (isRepeatable) return `'*'${flags}${told}`;
  const others = short === undefined ? "" : `'(${short} ${long})'`;
  return `${others}${flags}${told}`;
}

function argumentSpec({ name, isVariadic, value }: ArgumentShape, index: number): string {
  return quoted(`${isVariadic ? "*" : index + 1}:${name}:${actionOf(value)}`);
}

/** What zsh does for a value; a blank says that it knows nothing. */
function actionOf(value: Value): string {
  switch (value.kind) {
    case "choice":
      return `(${value.names.join(" ")})`;
    case "file":
      return "_files";
    case "folder":
      return "_files -/";
    case "free":
      return " ";
    default:
      return `_sla_audit_${value.kind}s`;
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
