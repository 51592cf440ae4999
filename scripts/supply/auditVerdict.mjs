const GRAVE = new Set(['high', 'critical']);
/** How a registry says that it has no audit at all, in place of failing at one. */
const NO_AUDIT = new Set([404, 405, 501]);

/**
 * @typedef {{ advisory: string, reason: string, until: string }} Exception
 * @typedef {{ advisories: Exception[], registryWithoutAudit: { reason: string, until: string } | null }} Exceptions `until`: a date, the last day it counts
 * @typedef {{ name: string, severity: string, title: string, url: string }} Advisory
 * @typedef {{ vulnerabilities?: Record<string, { via: (string | Advisory)[] }>, statusCode?: number, message?: string, error?: { summary?: string, code?: string } }} Report
 */

/**
 * What an answer of `npm audit --json` comes to. Whatever is no report fails, with one exception: a registry that has no audit, as long as a dated exception says that this is known.
 * @param {string} out
 * @param {Exceptions} exceptions
 * @param {string} today as YYYY-MM-DD
 * @returns {{ ok: boolean, lines: string[] }}
 */
export function auditVerdict(out, exceptions, today) {
  const report = parse(out);
  if (report?.vulnerabilities) {
    const found = Object.values(report.vulnerabilities).flatMap((v) => v.via).filter((via) => typeof via === 'object' && GRAVE.has(via.severity));
    const open = /** @type {Advisory[]} */ (found).filter((via) => !exceptions.advisories.some((e) => via.url?.endsWith(e.advisory) && e.until >= today));
    return { ok: open.length === 0, lines: open.map((via) => `${via.severity} in ${via.name}: ${via.title} (${via.url})`) };
  }
  const answer = report?.message ?? report?.error?.summary ?? report?.error?.code ?? (out.trim() === '' ? 'nothing at all' : 'no JSON');
  const waived = exceptions.registryWithoutAudit;
  if (report?.statusCode === undefined || !NO_AUDIT.has(report.statusCode)) return { ok: false, lines: [`known holes could not be looked up, and what is not known is not good: npm audit answered ${answer}`] };
  if (waived && waived.until >= today) return { ok: true, lines: [`KNOWN HOLES WERE NOT LOOKED UP: this registry has no audit (${answer}). Allowed until ${waived.until}: ${waived.reason}`] };
  return { ok: false, lines: [`this registry has no audit (${answer}); use one that has, or write into scripts/supply/exceptions.json why not and until when`] };
}

/** @param {string} text @returns {Report | null} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
