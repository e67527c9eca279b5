package checker.typing;

import checker.model.Expectation;
import checker.model.Model;
import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.syntax.DeclarationTree;
import checker.syntax.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Resolves what a scenario expects. */
final class ExpectationTyper {
  private final Elaboration context;
  private final Set<String> subjects = new HashSet<>();

  ExpectationTyper(Elaboration context) {
    this.context = context;
  }

  List<Expectation> type(List<DeclarationTree.Expectation> trees) {
    List<Expectation> result = new ArrayList<>();
    trees.forEach(t -> type(t).ifPresent(result::add));
    return List.copyOf(result);
  }

  private Optional<Expectation> type(DeclarationTree.Expectation tree) {
    Expectation.Outcome outcome = Expectation.Outcome.valueOf(tree.outcome().name());
    if (tree.subject().isEmpty()) {
      if (outcome != Expectation.Outcome.HOLDS) {
        wrong(tree.span(), "only `all hold` can be expected of `all`");
      }
      return Optional.empty();
    }
    Name subject = tree.subject().get();
    Optional<String> known =
        tree.action().isPresent() || outcome == Expectation.Outcome.NEVER
            ? action(subject, tree.action(), outcome, tree.span())
            : property(subject, outcome, tree.span());
    if (known.isEmpty()) {
      return Optional.empty();
    }
    boolean counted =
        outcome == Expectation.Outcome.VIOLATED
            || outcome == Expectation.Outcome.REACHABLE
            || outcome == Expectation.Outcome.INCURRED;
    if (tree.steps().isPresent() && !counted) {
      wrong(tree.span(), "`" + word(outcome) + "` takes no number of steps");
    }
    if (!subjects.add(known.get() + (outcome == Expectation.Outcome.VACUOUS ? " vacuous" : ""))) {
      context
          .reports()
          .add(
              DiagnosticCode.DUPLICATE_NAME, tree.span(), "what is expected of `" + known.get() + "` is said twice");
    }
    return Optional.of(new Expectation(known.get(), outcome, tree.steps(), tree.reason(), tree.span()));
  }

  private static String word(Expectation.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private void wrong(Span span, String message) {
    context.reports().add(DiagnosticCode.WRONG_OUTCOME, span, message);
  }

  private Optional<String> action(
      Name actor, Optional<Name> action, Expectation.Outcome outcome, Span span) {
    Composition.ActorParts parts = context.composition().actors.get(actor.text());
    if (parts == null) {
      if (action.isEmpty() && context.composition().properties.containsKey(actor.text())) {
        wrong(span, "`never` is expected of actors and actions, and `" + actor.text() + "` is a property");
      } else {
        context
            .reports()
            .add(
                DiagnosticCode.UNKNOWN_ACTOR,
                actor.span(),
                "there is no actor `" + actor.text() + "`",
                Suggestion.of(actor.text(), context.composition().actors.keySet()));
      }
      return Optional.empty();
    }
    if (action.isEmpty()) {
      return Optional.of(actor.text());
    }
    Name name = action.get();
    if (parts.member(name.text()).isEmpty()) {
      context
          .reports()
          .add(
              DiagnosticCode.UNKNOWN_ACTION,
              name.span(),
              "actor `" + actor.text() + "` has no action or step `" + name.text() + "`",
              Suggestion.of(name.text(), parts.members().stream().map(Composition.MemberParts::name).toList()));
      return Optional.empty();
    }
    if (outcome != Expectation.Outcome.NEVER) {
      wrong(span, "of an action only `never` can be expected, found `" + word(outcome) + "`");
      return Optional.empty();
    }
    return Optional.of(actor.text() + "." + name.text());
  }

  private Optional<String> property(Name name, Expectation.Outcome outcome, Span span) {
    DeclarationTree.Property property = context.composition().properties.get(name.text());
    boolean deadlock = name.text().equals(Model.DEADLOCK_FREE);
    if (property == null && !deadlock) {
      List<String> candidates = new ArrayList<>(context.composition().properties.keySet());
      candidates.add(Model.DEADLOCK_FREE);
      context
          .reports()
          .add(
              DiagnosticCode.UNKNOWN_PROPERTY,
              name.span(),
              "there is no property `" + name.text() + "`",
              Suggestion.of(name.text(), candidates));
      return Optional.empty();
    }
    String kind = deadlock ? "deadlock" : word(property.kind());
    List<Expectation.Outcome> suitable =
        switch (kind) {
          case "invariant", "transition", "property" -> List.of(
              Expectation.Outcome.HOLDS, Expectation.Outcome.VIOLATED, Expectation.Outcome.VACUOUS);
          case "reachable" -> List.of(Expectation.Outcome.REACHABLE, Expectation.Outcome.UNREACHABLE);
          case "cost" -> List.of(Expectation.Outcome.INCURRED, Expectation.Outcome.NOT_INCURRED);
          default -> List.of(Expectation.Outcome.HOLDS, Expectation.Outcome.VIOLATED);
        };
    if (!suitable.contains(outcome)) {
      wrong(
          span,
          "`" + name.text() + "` " + (deadlock ? "is built in" : "is declared with `" + kind + "`") + " and can be "
              + String.join(" or ", suitable.stream().map(o -> "`" + word(o) + "`").toList()) + ", not `" + word(outcome)
              + "`");
      return Optional.empty();
    }
    return Optional.of(name.text());
  }

  private static String word(DeclarationTree.Property.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
