package checker.translate.scalar;

import checker.model.Type;
import java.util.List;

/** A definition or a property: a scalar function of scalars and of the state. */
public record Routine(String name, List<Term.Local> parameters, Type.Scalar type, Term body) {}
