package checker.typing;

import checker.source.DiagnosticCode;
import checker.syntax.Name;
import java.util.Optional;

/** The rule that a local name hides nothing. */
final class Names {
  private final Elaboration context;

  Names(Elaboration context) {
    this.context = context;
  }

  void refuseShadowing(Name name, Scope scope) {
    Optional<String> hidden =
        scope.find(name.text()).isPresent()
            ? Optional.of("another local name")
            : context.composition().kindOfValue(name.text()).map(k -> "the " + k);
    hidden.ifPresent(
        what ->
            context
                .reports()
                .add(
                    DiagnosticCode.SHADOWED_NAME,
                    name.span(),
                    "`" + name.text() + "` hides " + what + " of the same name"));
  }
}
