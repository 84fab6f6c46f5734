import type { Template, TemplateAnswers } from "../model/template.js";

/** Where the clauses of an agreement with a customer stand; parts of one company need none. */
const clauses = `  clauses: # where the rest stands
    confidentiality: Section 7 of the master agreement
    data-protection: Annex 2 of the master agreement
    liability: Section 9 of the master agreement
    termination: Section 12 of the master agreement
`;

/** A whole definition with comments for whoever changes it. @param answers names as YAML takes them */
export function writeTemplate(template: Template, answers: TemplateAnswers): string {
  const { parties, source, terms } = template;
  const isPaid = template.kind === "customer";
  const [provider, client] = parties;
  return `# What both sides promised each other. Change every line that is not yours,
# then ask: sla-audit validate. Against an export: sla-audit check.
version: 1

agreement:
  id: ${template.id}
  title: ${answers.title}
  kind: ${template.kind} # ${isPaid ? "customer, internal, vendor or commitment" : "between parts of one company"}
  parties: # both sides promise: every objective has one of these as its owner
    ${provider.id}: { name: ${answers.provider}, contact: ${provider.contact} }
    ${client.id}: { name: ${answers.client}, contact: ${client.contact} }
  effective: { from: ${answers.from}, until: ${answers.until} }
  timezone: ${answers.timezone} # in which months begin
  calendar: office # the hours that business hours count
  services:
    - ${template.services}
  not-covered:
    - ${template.notCovered}
  responsibilities: # duties that no figure measures
${parties.map(({ id, duty }) => `    ${id}: [${duty}]\n`).join("")}${
  template.stages === undefined ? "" : `  stages: [${template.stages.join(", ")}]\n`
}${isPaid ? clauses : ""}  signed-by: # who ${isPaid ? "signed" : "agreed"}, and when
${parties.map(({ id, signer }) => `    - { party: ${id}, name: ${signer}, on: ${answers.today} }\n`).join("")}  contacts: { ${template.manager.role}: ${template.manager.contact} }
  reporting: { every: month, within: 5 business days }
  review: { every: quarter, last: ${answers.today}, owner: ${template.reviewOwner} }
  disputes: { raise-within: 10 business days, contact: ${template.disputes} }
${isPaid ? `  fee: ${answers.fee} per month # credits in percent are shares of it\n` : ""}
calendars:
  office:
    timezone: ${answers.timezone}
    hours: { mon-fri: ["09:00-17:00"] }
    # holidays: { country: US, region: NY }

${terms === undefined ? "" : `terms: # words that both sides agreed on\n${terms}\n`}sources: # the exports; sla-audit inspect ${source.file} tells what is in one
  ${source.name}:
    file: ${source.file}
    timezone: ${answers.timezone} # of time stamps that carry no offset

objectives:
${template.objectives}
exclusions: # agreed: out of scope, counted, with the reason
  - ${template.exclusions}
${isPaid ? "\nremedies: { cap: 20% of fee, terminate-after: 3 breached months in a row }\n" : ""}`;
}
