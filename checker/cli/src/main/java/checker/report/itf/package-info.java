/**
 * Traces in the Informal Trace Format of Apalache (its ADR-015), which viewers and test drivers read: a run in, a document for each
 * trace out. States are whole; what the format has no place for stands under {@code #meta}.
 */
package checker.report.itf;
