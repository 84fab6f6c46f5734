import type { Preset } from "../model/preset.js";

/**
 * Jira translates its headers; the German and French ones are those of exports in these languages that were
 * seen in part, so a column that is named otherwise is looked for by its usual headers. The cells of its SLA
 * columns hold the time that is left.
 */
export const jiraServiceManagement: Preset = {
  id: "jira-service-management",
  title: "Jira Service Management issues",
  kind: "tickets",
  recognizedBy: [
    ["Issue key", "Vorgangsschlüssel", "Clé de ticket"],
    ["Issue id", "Issue Type", "Vorgangs-ID", "Vorgangstyp", "ID de ticket", "Type de ticket"],
    ["Created", "Erstellt", "Création", "Créé"],
  ],
  columns: {
    id: ["Issue key", "Vorgangsschlüssel", "Clé de ticket"],
    createdAt: ["Created", "Erstellt", "Création", "Créé"],
    firstResponseAt: [
      "Custom field ([CHART] Date of First Response)",
      "Benutzerdefinierte Felder ([CHART] Date of First Response)",
    ],
    firstResponseDuration: ["Custom field (Time to first response)"],
    resolvedAt: ["Resolved", "Erledigt", "Résolue", "Résolu"],
    closedAt: ["Resolved", "Erledigt", "Résolue", "Résolu"],
    resolutionDuration: ["Custom field (Time to resolution)"],
    updatedAt: ["Updated", "Aktualisiert", "Mise à jour", "Mis à jour"],
    dueAt: ["Due date", "Fälligkeitsdatum", "Date d'échéance"],
    status: ["Status", "État", "Statut", "Status Category"],
    priority: ["Priority", "Priorität", "Priorité"],
    owner: ["Assignee", "Zugewiesene Person", "Bearbeiter", "Responsable"],
    rating: ["Satisfaction rating"],
  },
  durations: { firstResponseDuration: "remaining", resolutionDuration: "remaining" },
  values: {
    status: {
      "to do": "open",
      "waiting for support": "open",
      escalated: "open",
      "waiting for customer": "pending",
      declined: "closed",
      "zu erledigen": "open",
      offen: "open",
      "in arbeit": "open",
      fertig: "closed",
      erledigt: "closed",
      "à faire": "open",
      "en cours": "open",
      terminé: "closed",
    },
  },
  zone: "not documented",
};
