import type { Preset } from "../model/preset.js";
import { freshdesk } from "./freshdesk.js";
import { hubspotContacts } from "./hubspot-contacts.js";
import { hubspotDeals } from "./hubspot-deals.js";
import { hubspotTickets } from "./hubspot-tickets.js";
import { intercom } from "./intercom.js";
import { jiraServiceManagement } from "./jira-service-management.js";
import { pipedrive } from "./pipedrive.js";
import { salesforceCase } from "./salesforce-case.js";
import { salesforceLead } from "./salesforce-lead.js";
import { salesforceOpportunity } from "./salesforce-opportunity.js";
import { salesforceReportCases } from "./salesforce-report-cases.js";
import { salesforceReportLeads } from "./salesforce-report-leads.js";
import { salesforceReportOpportunities } from "./salesforce-report-opportunities.js";
import { servicenow } from "./servicenow.js";
import { servicenowHistory } from "./servicenow-history.js";
import { zammad } from "./zammad.js";
import { zendesk } from "./zendesk.js";
import { zohoCases } from "./zoho-cases.js";
import { zohoDeals } from "./zoho-deals.js";
import { zohoLeads } from "./zoho-leads.js";

/** The shelf: every export that is known by its headers. */
export const presets: readonly Preset[] = [
  hubspotContacts,
  hubspotDeals,
  hubspotTickets,
  salesforceLead,
  salesforceOpportunity,
  salesforceCase,
  salesforceReportLeads,
  salesforceReportOpportunities,
  salesforceReportCases,
  zendesk,
  jiraServiceManagement,
  freshdesk,
  pipedrive,
  zohoLeads,
  zohoDeals,
  zohoCases,
  intercom,
  zammad,
  servicenow,
  servicenowHistory,
];
