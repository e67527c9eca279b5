package checker.graph;

import checker.model.ActionInstance;
import java.util.List;

/**
 * A step.
 *
 * @param from number of a node
 * @param to number of a node
 * @param label the action with its arguments and choices
 * @param violated names of the transition invariants that are false of it
 */
public record Edge(int from, int to, ActionInstance instance, String label, List<String> violated) {}
