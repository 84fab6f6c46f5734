#!/bin/sh
# For cron, Jenkins, make and all the others: audits and hands on the exit code. Run it where sla.yaml is.
set -u
npx sla-audit check sla.yaml --baseline sla-baseline.json \
  -o sla-report.html -o sla-report.json -o sla-junit.xml
code=$?
case $code in
  0) echo "Nothing new is breached." ;;
  1) echo "A promise is broken that the baseline does not know: see sla-report.html" >&2 ;;
  # Also where the program could not start: what was not audited has not passed.
  *) echo "The audit is incomplete or did not run." >&2 ;;
esac
exit "$code"
