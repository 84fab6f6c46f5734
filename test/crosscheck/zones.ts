/** Zones of the cases, each with days around which its clocks turn; a plain one too. */
export const scenes = [
  ["America/New_York", "2025-03-09"],
  ["America/New_York", "2025-11-02"],
  ["Europe/Berlin", "2025-03-30"],
  ["Europe/Berlin", "2024-10-27"],
  ["Australia/Lord_Howe", "2025-04-06"],
  ["Australia/Lord_Howe", "2025-10-05"],
  ["America/Havana", "2025-11-02"],
  ["Africa/Casablanca", "2025-02-23"],
  ["Asia/Kolkata", "2025-06-15"],
  ["UTC", "2024-12-31"],
] as const;

export const zones = [...new Set(scenes.map(([zone]) => zone))];
