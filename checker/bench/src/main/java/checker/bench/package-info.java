/** Throughput and memory of the engine, measured on the shipped machines. */
package checker.bench;
