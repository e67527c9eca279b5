package checker.report.markdown;

import checker.report.TraceLanes;
import checker.trace.Change;
import checker.trace.Counterexample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trace as a Mermaid sequence diagram: a participant for each actor instance, a note over it for each of its steps. Steps of shared
 * memory send no messages, so there are no arrows.
 */
public final class SequenceDiagram {
  /** Mermaid refuses longer ones. */
  private static final int MOST_CHARACTERS = 50_000;

  private static final String BREAK = "<br/>";

  private SequenceDiagram() {}

  /** The text of the diagram; empty if there is nothing to draw, or more than Mermaid draws. */
  public static Optional<String> of(Counterexample trace) {
    TraceLanes lanes = TraceLanes.of(trace);
    if (lanes.lanes().isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder("sequenceDiagram\n");
    for (int i = 0; i < lanes.lanes().size(); i++) {
      text.append("    participant L").append(i).append(" as ").append(escaped(lanes.names().get(i))).append('\n');
    }
    String all = lanes.lanes().size() == 1 ? "L0" : "L0,L" + (lanes.lanes().size() - 1);
    if (!trace.initially().isEmpty()) {
      note(text, "    ", all, List.of("initially " + String.join(", ", trace.initially())));
    }
    for (int i = 0; i < lanes.rows().size(); i++) {
      if (lanes.loopStart().isPresent() && lanes.loopStart().getAsInt() == i) {
        text.append("    loop again and again\n");
      }
      note(text, lanes.repeated(i) ? "        " : "    ", "L" + lanes.rows().get(i).lane(), lines(i, lanes.rows().get(i)));
    }
    if (lanes.loopStart().isPresent()) {
      text.append("    end\n");
    }
    if (lanes.staysForEver()) {
      note(text, "    ", all, List.of(TraceLanes.STAYS));
    }
    return text.length() > MOST_CHARACTERS ? Optional.empty() : Optional.of(text.toString());
  }

  private static List<String> lines(int index, TraceLanes.Row row) {
    List<String> lines = new ArrayList<>();
    lines.add((index + 1) + " " + row.label());
    for (Change change : row.changes()) {
      lines.add(change.toString());
    }
    row.error().ifPresent(error -> lines.add("(" + error.error().title() + ")"));
    return lines;
  }

  private static void note(StringBuilder text, String indent, String over, List<String> lines) {
    text.append(indent).append("Note over ").append(over).append(": ");
    text.append(String.join(BREAK, lines.stream().map(SequenceDiagram::escaped).toList())).append('\n');
  }

  /** Mermaid's own escapes, {@code #59;}, for all that could end a text or be markup in it. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || " .,=()[]_".indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append('#').append(c).append(';');
              }
            });
    return escaped.toString();
  }
}
