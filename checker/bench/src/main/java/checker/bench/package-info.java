/**
 * Throughput and memory of the engine. {@code checker/bench/run} measures the engine alone, on the page-cache machine at several sizes and
 * widths and on a machine without a specification; {@code checker/bench/compare} measures it beside other checkers. In: the shipped
 * specifications. Out: tables and JSON. Promised: whoever is compared counts the same states, or nothing is printed of it.
 */
package checker.bench;
