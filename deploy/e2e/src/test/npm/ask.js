// Asks everything a published client of Statuspage can ask, and prints the answers as it understood them.
const { Statuspage } = require("statuspage.js");

const client = new Statuspage("ours");
client.axios.defaults.baseURL = process.argv[2] + "/api/v2";

(async () => {
  const answers = {};
  for (const ask of [
    "summary",
    "status",
    "components",
    "allIncidents",
    "unresolvedIncidents",
    "allScheduledMaintenances",
    "activeScheduledMaintenances",
    "upcomingScheduledMaintenances",
  ]) {
    answers[ask] = await client[ask]();
  }
  const [incident] = answers.unresolvedIncidents.incidents;
  answers.createdAtIsADate = incident.created_at instanceof Date;
  console.log(JSON.stringify(answers));
})().catch((failure) => {
  console.error(String(failure));
  process.exit(1);
});
