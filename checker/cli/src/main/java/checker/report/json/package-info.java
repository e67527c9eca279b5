/**
 * Results as JSON: a run in, one document out, which {@code checker/docs/json-schema.json} describes. It holds all that a run knows,
 * in a fixed order, and but for the figures of a search the same for the same run on every machine.
 */
package checker.report.json;
