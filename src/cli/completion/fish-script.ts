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

/** Completion for fish 3.1 and newer. */
export function fishScript({ name, options, commands }: ProgramShape): string {
  return `# ${name}: completion for fish, made by: ${name} completion fish

# The command is the first word: no option of the program itself can stand with one.
function __sla_audit_in
    set -l words (commandline -opc)
    test "$words[2]" = "$argv[1]"
end

function __sla_audit_begins
    test (count (commandline -opc)) -eq 1
end

function __sla_audit_definitions
    __fish_complete_suffix .yaml
    __fish_complete_suffix .yml
    __fish_complete_suffix .json
end

function __sla_audit_sources
    set -l token (commandline -ct)
    if string match -q -- '*=*' $token
        set -l parts (string split -m 1 = -- $token)
        string join \\n -- $parts[1]=(complete -C "__sla_audit_none $parts[2]" | string replace -r '\\t.*' '')
    else
        string join \\n -- ${sourceNames.map((source) => `${source}=`).join(" ")}
    end
end

function __sla_audit_years
    set -l now (date +%Y)
    string join \\n -- (math $now - 2) (math $now - 1) $now
end

function __sla_audit_quarters
    for year in (__sla_audit_years)
        string join \\n -- $year-{${quartersOfYear.join(",")}}
    end
end

function __sla_audit_periods
    echo all
    for year in (__sla_audit_years)
        string join \\n -- $year $year-{${[...monthsOfYear, ...quartersOfYear, ...weeksOfYear].join(",")}}
    end
end

function __sla_audit_spans
    string join \\n -- {${spanCounts.filter((count) => count > 1).join(",")}}' '{${spanUnits.join(",")}}
end

function __sla_audit_zones
    string join \\n -- ${zoneNames().join(" ")}
end

complete -c ${name} -e
complete -c ${name} -f
${options.map((option) => optionLine(name, "__sla_audit_begins", option)).join("\n")}
${commands.map((command) => commandLine(name, command)).join("\n")}
${commands.flatMap((command) => linesOf(name, command)).join("\n")}
`;
}

function commandLine(program: string, { name, text }: CommandShape): string {
  return `complete -c ${program} -n __sla_audit_begins -a ${name} -d ${quoted(text)}`;
}

function linesOf(program: string, { name, options, arguments: own }: CommandShape): string[] {
  const condition = quoted(`__sla_audit_in ${name}`);
  const values = own.map(({ value }) => offerOf(value)).filter((value) => value !== "");
  return [
    ...options.map((option) => optionLine(program, condition, option)),
    ...new Set(values.map((value) => `complete -c ${program} -n ${condition} ${value}`)),
  ];
}

function optionLine(program: string, condition: string, { long, short, text, value }: OptionShape): string {
  const flags = `${short === undefined ? "" : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
  const takes = value === undefined ? "" : ` -r ${offerOf(value)}`.trimEnd();
  return `complete -c ${program} -n ${condition} ${flags}${takes} -d ${quoted(text)}`;
}

/** What fish offers for a value: files only where `-F` says so. */
function offerOf(value: Value): string {
  switch (value.kind) {
    case "choice":
      return `-f -a ${quoted(value.names.join(" "))}`;
    case "file":
      return "-F";
    case "folder":
      return "-f -a '(__fish_complete_directories)'";
    case "date":
      return "-f -a '(date +%Y-%m-%d)'";
    case "free":
      return "-f";
    default:
      return `-f -k -a '(__sla_audit_${value.kind}s)'`;
  }
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}
