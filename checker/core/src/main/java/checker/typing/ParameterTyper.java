package checker.typing;

import checker.model.Local;
import checker.model.Type;
import checker.source.DiagnosticCode;
import checker.syntax.DeclarationTree;
import checker.syntax.Name;
import java.util.ArrayList;
import java.util.List;

/** Declares parameters as locals. */
final class ParameterTyper {
  /** The locals in order, and the scope that has them. */
  record Parameters(List<Local> locals, Scope scope) {
    List<Type> types() {
      return locals.stream().map(Local::type).toList();
    }
  }

  private final Elaboration context;

  ParameterTyper(Elaboration context) {
    this.context = context;
  }

  /** Parameters of any type. */
  Parameters declare(List<DeclarationTree.Parameter> trees, Frame frame) {
    return declare(trees, trees.stream().map(p -> context.types().resolve(p.type()).type()).toList(), Scope.EMPTY, frame);
  }

  /** Parameters of actors and actions, which have an instance for each value. */
  Parameters declareScalars(List<DeclarationTree.Parameter> trees, Scope outer, Frame frame) {
    return declare(trees, context.variables().parameterTypes(trees), outer, frame);
  }

  private Parameters declare(List<DeclarationTree.Parameter> trees, List<Type> types, Scope outer, Frame frame) {
    List<Local> locals = new ArrayList<>();
    Scope scope = outer;
    for (int i = 0; i < trees.size(); i++) {
      Name name = trees.get(i).name();
      context.names().refuseShadowing(name, scope);
      Local local = scope.next(name, types.get(i));
      scope = scope.bind(frame, name, local, context.types().resolve(trees.get(i).type()).byConstants());
      locals.add(local);
    }
    return new Parameters(List.copyOf(locals), scope);
  }

  /** Reports parameters of an override whose type is not the one overridden; there are as many of both. */
  void matchOverridden(
      List<DeclarationTree.Parameter> trees, List<DeclarationTree.Parameter> overridden, String what) {
    for (int i = 0; i < trees.size(); i++) {
      Type before = context.types().resolve(overridden.get(i).type()).type();
      Type now = context.types().resolve(trees.get(i).type()).type();
      if (!now.equals(before) && !Types.broken(now) && !Types.broken(before)) {
        context
            .reports()
            .add(
                DiagnosticCode.WRONG_OVERRIDE,
                trees.get(i).type().span(),
                "the " + what + " overridden has a parameter of type " + Conversion.shown(before) + " here, found "
                    + Conversion.shown(now));
      }
    }
  }
}
