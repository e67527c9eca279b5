/**
 * Throughput and memory of the engine, measured on the page-cache machine at three sizes and on a machine without a
 * specification. {@code checker/bench/run} builds and runs it.
 */
package checker.bench;
