package checker.report;

import checker.graph.Edge;
import checker.graph.Node;
import checker.graph.ReachableGraph;
import checker.model.Actor;
import checker.model.Model;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A graph of states in Graphviz's language. A state's label is what differs from the first one, of which all that ever changes is
 * told; or some variables, of each state. Initial states have a bold frame; what violates something is red. Steps have the
 * colour of their actor.
 */
public final class StateGraphDot {
  /** Told apart by the colour-blind, too (Okabe and Ito, 2008), without the yellow that is lost on white. */
  private static final List<String> COLOURS =
      List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000");

  private static final String BAD = "#C00000";

  private final ReachableGraph graph;
  private final Collection<String> shown;
  private final List<List<StateText.Part>> states;

  private StateGraphDot(ReachableGraph graph, Collection<String> shown) {
    this.graph = graph;
    this.shown = shown;
    this.states = graph.nodes().stream().map(node -> StateText.parts(graph.model(), node.state())).toList();
  }

  /**
   * @param spec the specification's path, as the user wrote it
   * @param shown names of the variables to show, those of actors for their positions; none for what differs
   */
  public static String text(ReachableGraph graph, String spec, Collection<String> shown) {
    return new StateGraphDot(graph, shown).text(spec);
  }

  /** What {@code shown} may name. */
  public static List<String> variables(Model model) {
    return StateText.variables(model);
  }

  private String text(String spec) {
    List<String> lines = new ArrayList<>();
    lines.add("digraph states {");
    String title =
        spec + "  scenario " + TraceFile.qualified(graph.model(), spec) + ": "
            + Prose.count(graph.nodes().size(), "state") + ", " + Prose.count(graph.edges().size(), "transition");
    lines.add("  graph [label=" + quoted(List.of(title)) + ", labelloc=t, fontname=\"sans-serif\"];");
    lines.add("  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"monospace\", fontsize=10];");
    lines.add("  edge [fontname=\"sans-serif\", fontsize=9];");
    graph.nodes().forEach(node -> lines.add(node(node)));
    graph.edges().forEach(edge -> lines.add(edge(edge)));
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }

  private String node(Node node) {
    List<String> label = new ArrayList<>();
    label.add(Integer.toString(node.number()));
    label.addAll(cells(node));
    node.violated().forEach(name -> label.add(name.equals(Model.DEADLOCK_FREE) ? "DEADLOCK" : "VIOLATED " + name));
    node.faults().forEach(fault -> label.add("ERROR " + fault));
    String attributes = "label=" + quoted(label);
    if (node.initial()) {
      attributes += ", penwidth=3";
    }
    if (!node.violated().isEmpty() || !node.faults().isEmpty()) {
      attributes += ", color=\"" + BAD + "\", fontcolor=\"" + BAD + "\", fillcolor=\"#FDE8E8\"";
    }
    return "  " + node.number() + " [" + attributes + "];";
  }

  private List<String> cells(Node node) {
    List<StateText.Part> own = states.get(node.number() - 1);
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      StateText.Part part = own.get(i);
      boolean told =
          shown.isEmpty()
              ? node.number() == 1 ? varies(i) : !part.equals(states.get(0).get(i))
              : shown.contains(part.variable());
      if (told) {
        cells.add(part.text());
      }
    }
    return cells;
  }

  private boolean varies(int cell) {
    return states.stream().anyMatch(state -> !state.get(cell).equals(states.get(0).get(cell)));
  }

  private String edge(Edge edge) {
    List<String> label = new ArrayList<>(List.of(edge.instance().lane().label() + ": " + edge.label()));
    edge.violated().forEach(name -> label.add("VIOLATED " + name));
    String colour = COLOURS.get(actorNumber(edge.instance().lane().actor()) % COLOURS.size());
    String attributes = "label=" + quoted(label) + ", color=\"" + colour + "\", fontcolor=\"" + colour + "\"";
    return "  " + edge.from() + " -> " + edge.to() + " [" + attributes + (edge.violated().isEmpty() ? "" : ", style=bold") + "];";
  }

  private int actorNumber(Actor actor) {
    return graph.model().actors().stream().map(Actor::name).toList().indexOf(actor.name());
  }

  /** A string of Graphviz's language, its lines below one another. */
  private static String quoted(List<String> lines) {
    List<String> escaped = lines.stream().map(line -> line.replace("\\", "\\\\").replace("\"", "\\\"")).toList();
    return '"' + String.join("\\n", escaped) + '"';
  }
}
