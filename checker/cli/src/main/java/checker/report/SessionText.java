package checker.report;

import checker.evaluate.EvaluationException;
import checker.inspect.Session;
import checker.model.ActionInstance;
import checker.model.Model;
import checker.model.Property;
import checker.source.Span;
import checker.trace.Blocked;
import checker.trace.Change;
import checker.trace.Ending;
import checker.trace.Explanation;
import checker.trace.Inspector;
import checker.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a session is, as text. */
public final class SessionText {
  private static final int LEAST_CHANGES = 24;
  private static final String BELOW = "          ";

  private final Session session;
  private final Page page;

  public SessionText(Session session, Page page) {
    this.session = session;
    this.page = page;
  }

  /** Which scenario it is, and under which constants. */
  public List<String> heading(String spec, Map<String, String> constants) {
    return ScenarioReport.heading(session.model(), spec, constants, page);
  }

  /** The last step, what it changed, what else differs from the beginning, what the state shows, and what can happen next. */
  public List<String> situation() {
    List<String> lines = new ArrayList<>(place());
    Labelled text = new Labelled(page.proseWidth(), List.of("VIOLATED"));
    List<StateText.Part> now = parts();
    if (session.path().isEmpty()) {
      addAll(text, "state", now.stream().map(StateText.Part::text).toList());
    } else {
      List<String> changes = last().changes().stream().map(Change::toString).toList();
      addAll(text, "changed", changes.isEmpty() ? List.of("nothing but positions") : changes);
      addAll(text, "besides", besides(now));
    }
    shown(text);
    lines.addAll(text.lines());
    lines.add("");
    lines.addAll(actions());
    return lines;
  }

  private List<String> place() {
    if (session.path().isEmpty()) {
      int states = session.initialStates().size();
      String which = states == 1 ? "the initial state" : "initial state " + (session.initialNumber() + 1) + " of " + states;
      return List.of(page.paint().bold("at the beginning") + ": " + which);
    }
    Step last = last();
    String text = ": " + last.instance().lane().label() + ": " + last.label();
    return List.of(page.paint().bold("after step " + session.path().size()) + text);
  }

  private Step last() {
    return session.path().get(session.path().size() - 1);
  }

  private List<StateText.Part> parts() {
    return StateText.parts(session.model(), session.state());
  }

  private static void addAll(Labelled text, String label, List<String> items) {
    if (!items.isEmpty()) {
      List<String> lines = Prose.join(items, ", ", text.room());
      text.add(label, lines.get(0));
      lines.subList(1, lines.size()).forEach(line -> text.add("", line));
    }
  }

  /** What differs from the beginning, without what the last step changed. */
  private List<String> besides(List<StateText.Part> now) {
    List<StateText.Part> first = StateText.parts(session.model(), session.initial());
    List<StateText.Part> before = StateText.parts(session.model(), session.before());
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      boolean told = !now.get(i).equals(before.get(i)) && !now.get(i).position();
      if (!told && !now.get(i).equals(first.get(i))) {
        texts.add(now.get(i).text());
      }
    }
    return texts;
  }

  /** Violations, witnesses, a deadlock, and errors. */
  private void shown(Labelled text) {
    for (Property property : session.model().properties()) {
      if (Inspector.ofStates(property)) {
        try {
          if (session.inspector().shows(property, session.before(), session.state())) {
            text.add(word(property), name(property));
          }
        } catch (EvaluationException error) {
          text.add("ERROR", property.name() + ": " + words(error));
        }
      }
    }
    try {
      if (session.inspector().deadlock(session.state()).isPresent()) {
        text.add("DEADLOCK", Model.DEADLOCK_FREE + ": nothing can happen any more");
      }
    } catch (EvaluationException error) {
      text.add("ERROR", "terminal when: " + words(error));
    }
  }

  private static String word(Property property) {
    return switch (property.kind()) {
      case REACHABLE -> "reached";
      case COST -> "incurred";
      default -> "VIOLATED";
    };
  }

  private static String name(Property property) {
    return property.name() + property.text().map(t -> "  \"" + t + '"').orElse("");
  }

  private static String words(EvaluationException error) {
    return error.error().code() + " " + error.error().title() + ", " + error.detail();
  }

  /** The whole state, one line for each cell; {@code *} before what the last step changed. */
  public List<String> state() {
    List<StateText.Part> now = parts();
    List<StateText.Part> before =
        session.before() == null ? now : StateText.parts(session.model(), session.before());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      boolean changed = !now.get(i).equals(before.get(i));
      String was = changed ? "   (" + before.get(i).text() + " before)" : "";
      String text = now.get(i).text() + was;
      lines.addAll(Prose.hang(changed ? "  * " : "    ", Prose.wrap(text, page.width() - 4)));
    }
    return lines;
  }

  /** What can happen, numbered, by lane, with what it would change. */
  public List<String> actions() {
    List<Step> steps = session.steps();
    int laneWidth = steps.stream().mapToInt(s -> s.instance().lane().label().length()).max().orElse(0);
    int labelWidth = steps.stream().mapToInt(s -> s.label().length()).max().orElse(0);
    int changesAt = 2 + laneWidth + 2 + 4 + 2 + labelWidth + 3;
    List<String> lines = new ArrayList<>();
    String lane = "";
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String name = step.instance().lane().label();
      String number = Integer.toString(i + 1);
      String head =
          "  " + Prose.pad(name.equals(lane) ? "" : name, laneWidth) + "  " + " ".repeat(Math.max(0, 4 - number.length()))
              + number + "  " + step.label();
      lane = name;
      List<String> changes = step.changes().stream().map(Change::toString).toList();
      int room = page.width() - changesAt;
      if (room >= LEAST_CHANGES) {
        Prose.hang(Prose.pad(head, changesAt), Prose.join(changes, ", ", room)).forEach(lines::add);
      } else {
        lines.add(head);
        Prose.join(changes, ", ", page.width() - BELOW.length()).forEach(line -> lines.add(BELOW + line));
      }
    }
    for (Ending.ActionFailed failure : session.inspector().failures(session.state())) {
      String text = failure.instance().lane().label() + ": " + failure.label() + " fails: " + words(failure.error());
      lines.addAll(Prose.hang("  ERROR  ", Prose.wrap(text, page.proseWidth() - 9)));
    }
    if (lines.isEmpty()) {
      lines.add("  nothing can happen here");
    }
    return lines;
  }

  /** Why an action instance can or cannot run. */
  public List<String> why(ActionInstance instance) {
    String name = Blocked.name(instance);
    List<String> lines = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < session.steps().size(); i++) {
      if (session.steps().get(i).instance().id() == instance.id()) {
        numbers.add(i + 1);
      }
    }
    if (!numbers.isEmpty()) {
      String all = String.join(", ", numbers.stream().map(Object::toString).toList());
      lines.add("  " + name + " can run: " + all);
    } else if (session.inspector().awaitsTurn(instance, session.state())) {
      lines.add("  it is not the turn of " + name + ": " + turn(instance));
      return lines;
    }
    for (Blocked blocked : session.inspector().blocked(instance, session.state())) {
      Explanation guard = blocked.guard();
      String place = guard.span().map(span -> " (" + Remarks.place(span) + ")").orElse("");
      String choice = numbers.isEmpty() ? "" : "for another choice, ";
      lines.addAll(indented(choice + "guard `" + guard.part() + "` of " + name + " is false" + place));
      guard.facts().forEach(fact -> lines.addAll(indented("  " + fact)));
    }
    for (Ending.ActionFailed failure : session.inspector().failures(session.state())) {
      if (failure.instance().id() == instance.id()) {
        lines.addAll(indented(name + " fails: " + words(failure.error()) + place(failure.error().span())));
      }
    }
    return lines;
  }

  private static String place(Span span) {
    return span.source().name().isEmpty() ? "" : " (" + Remarks.place(span) + ")";
  }

  /** Where the actor is instead. */
  private String turn(ActionInstance instance) {
    String actor = Blocked.name(instance);
    String lane = actor.substring(0, actor.length() - instance.label().length() - 1);
    return parts().stream()
        .filter(part -> part.position() && part.text().startsWith(lane + " "))
        .map(StateText.Part::text)
        .findFirst()
        .orElse(lane + " is elsewhere");
  }

  private List<String> indented(String text) {
    String indent = " ".repeat(2 + text.length() - text.stripLeading().length());
    return Prose.hang(indent, Prose.wrap(text, page.proseWidth() - indent.length()));
  }

  /** Each property, and its value in this state or of the last step. */
  public List<String> properties() {
    VerdictTable table = new VerdictTable(page);
    for (Property property : session.model().properties()) {
      table.add(here(property), property.name(), property.text(), VerdictTable.Tone.PLAIN, notes(property));
    }
    boolean stuck = session.deadlock().isPresent();
    table.add(stuck ? "deadlock" : "true here", Model.DEADLOCK_FREE, Optional.empty(), VerdictTable.Tone.PLAIN, List.of());
    return table.lines();
  }

  private String here(Property property) {
    if (!Inspector.ofStates(property)) {
      return "of behaviours";
    }
    boolean ofStep = property.kind() == Property.Kind.TRANSITION;
    if (ofStep && session.path().isEmpty()) {
      return "of steps";
    }
    try {
      boolean shown = session.inspector().shows(property, session.before(), session.state());
      boolean value = shown == (property.kind() == Property.Kind.REACHABLE || property.kind() == Property.Kind.COST);
      return value + (ofStep ? " of the step" : " here");
    } catch (EvaluationException error) {
      return "error";
    }
  }

  /** Why it has its value. */
  private List<String> notes(Property property) {
    if (!Inspector.ofStates(property) || session.path().isEmpty() && property.kind() == Property.Kind.TRANSITION) {
      return List.of();
    }
    try {
      Explanation why = session.inspector().explain(property, session.before(), session.state());
      return why.facts().isEmpty() ? List.of() : List.of(String.join(", ", why.facts()));
    } catch (EvaluationException error) {
      return List.of(words(error));
    }
  }

  /** The steps so far, in lanes. */
  public List<String> path() {
    return new TraceBlock(session.trace(), "", page).lines();
  }

  /** The initial states, as far as they are not too many, told apart by what may differ. */
  public List<String> initialStates(int most) {
    List<String> lines = new ArrayList<>();
    int all = session.initialStates().size();
    for (int i = 0; i < Math.min(all, most); i++) {
      String number = Integer.toString(i + 1);
      List<String> cells = session.inspector().initially(session.initialStates().get(i));
      String head = "  " + " ".repeat(Math.max(0, 4 - number.length())) + number + "  ";
      lines.addAll(
          cells.isEmpty()
              ? List.of(head + "the only one")
              : Prose.hang(head, Prose.join(cells, ", ", page.width() - head.length())));
    }
    if (all > most) {
      lines.add("  and " + Prose.number((long) all - most) + " more");
    }
    return lines;
  }
}
