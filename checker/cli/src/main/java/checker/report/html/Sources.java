package checker.report.html;

import checker.model.Action;
import checker.model.Actor;
import checker.model.Model;
import checker.model.Statement;
import checker.model.StatementWalk;
import checker.report.Remarks;
import checker.source.SourceText;
import checker.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The texts that models are written in, each once and numbered: of all modules from which something has come into one. */
final class Sources {
  private final Map<SourceText, Integer> numbers = new LinkedHashMap<>();

  /** Takes in all texts of a model. */
  void add(Model model) {
    spans(model).forEach(span -> number(span.source()));
  }

  /** Numbers of the texts of a model, its own first. */
  List<Integer> of(Model model) {
    Set<Integer> all = new LinkedHashSet<>();
    spans(model).forEach(span -> all.add(number(span.source())));
    return List.copyOf(all);
  }

  int number(SourceText source) {
    return numbers.computeIfAbsent(source, s -> numbers.size());
  }

  PlaceView place(Span span) {
    return new PlaceView(anchor(number(span.source()), span.line()), Remarks.place(span));
  }

  List<SourceView> views() {
    List<SourceView> views = new ArrayList<>();
    numbers.forEach(
        (source, number) -> {
          List<String> lines = source.content().lines().toList();
          views.add(
              new SourceView(
                  number,
                  source.name(),
                  IntStream.range(0, lines.size())
                      .mapToObj(i -> new SourceView.LineView(anchor(number, i + 1), lines.get(i)))
                      .toList()));
        });
    return views;
  }

  private static String anchor(int source, int line) {
    return "s" + source + "-" + line;
  }

  private static List<Span> spans(Model model) {
    List<Span> spans = new ArrayList<>();
    spans.add(model.span());
    model.expectations().forEach(e -> spans.add(e.span()));
    model.properties().forEach(p -> spans.add(p.span()));
    model.fairness().forEach(f -> spans.add(f.span()));
    model.assumptions().forEach(a -> spans.add(a.span()));
    model.definitions().forEach(d -> spans.add(d.span()));
    model.variables().forEach(v -> spans.add(v.span()));
    for (Actor actor : model.actors()) {
      spans.add(actor.span());
      actor.actions().forEach(action -> spans.addAll(spans(action)));
    }
    spans.removeIf(span -> span.source().content().isEmpty());
    return spans;
  }

  /**
   * Where an action is written: its declaration, then those parts of its body that have come from elsewhere: what it overrides,
   * what stands before or after it, procedures.
   */
  static List<Span> spans(Action action) {
    List<Span> spans = new ArrayList<>(List.of(action.span()));
    StatementWalk.each(
        action.body(),
        statement -> {
          if (!(statement instanceof Statement.Block || statement instanceof Statement.With)) {
            add(statement.span(), spans);
          }
        });
    return spans;
  }

  private static void add(Span span, List<Span> spans) {
    boolean known =
        spans.stream()
            .anyMatch(s -> s.source().equals(span.source()) && s.start() <= span.start() && span.end() <= s.end());
    if (!known && !span.source().content().isEmpty()) {
      spans.add(span);
    }
  }
}
