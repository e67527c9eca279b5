/**
 * The traces of a run as a graph for Graphviz: lanes side by side, steps from top to bottom, loops with an edge back. A run in, text
 * in the DOT language out, the same for the same run.
 */
package checker.report.dot;
