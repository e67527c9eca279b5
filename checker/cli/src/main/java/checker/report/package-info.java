/**
 * Results as text for people: verdicts, counterexamples in lanes, diagnostics, progress; and trace files, which are
 * that same text, read back. Results in, lines out. Everything is ASCII but for what the specification itself says,
 * fits the width that is asked for without leaving anything out, and is the same for the same result.
 */
package checker.report;
