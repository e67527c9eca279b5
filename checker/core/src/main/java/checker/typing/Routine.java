package checker.typing;

import checker.model.Expr;
import checker.syntax.BlockTree;
import checker.syntax.DeclarationTree;
import java.util.List;

/** What a body belongs to: an action or step, or one call of a procedure. */
interface Routine {
  /** The body that counts: the original has level 0, and {@code super} stands for the one a level below. */
  int last();

  BlockTree body(int level);

  /** What the body of a level sees besides its own names, with the free slots of the place it is put at. */
  Scope names(int level, Scope place);

  /** The body of an action or step, which sees the parameters. */
  record OfMember(List<BlockTree> bodies, Scope parameters) implements Routine {
    @Override
    public int last() {
      return bodies.size() - 1;
    }

    @Override
    public BlockTree body(int level) {
      return bodies.get(level);
    }

    @Override
    public Scope names(int level, Scope place) {
      return parameters.withSlotsOf(place);
    }
  }

  /**
   * The body of a procedure, which sees its own names for the arguments.
   *
   * @param arguments each a read of a local or a literal, of the parameter's type
   * @param byConstants for each, whether it depends on the scenario's constants
   */
  record OfProcedure(
      Composition.Chain<DeclarationTree.Procedure> versions, List<Expr> arguments, List<Boolean> byConstants)
      implements Routine {
    String name() {
      return versions.original().name().text();
    }

    @Override
    public int last() {
      return versions.versions().size() - 1;
    }

    @Override
    public BlockTree body(int level) {
      return versions.versions().get(level).body();
    }

    @Override
    public Scope names(int level, Scope place) {
      Scope scope = Scope.EMPTY.withSlotsOf(place);
      List<DeclarationTree.Parameter> parameters = versions.versions().get(level).parameters();
      for (int i = 0; i < arguments.size(); i++) {
        scope = scope.substitute(parameters.get(i).name(), arguments.get(i), byConstants.get(i));
      }
      return scope;
    }
  }
}
