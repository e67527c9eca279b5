package checker.translate.scalar;

import static checker.translate.scalar.Term.FALSE;
import static checker.translate.scalar.Term.TRUE;

import checker.model.Type;

/** Makes terms, and leaves out what constants decide. */
final class Terms {
  private Terms() {}

  static Term integer(int value) {
    return new Term.Constant(value, new Type.Range(value, value));
  }

  static Term truth(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Term not(Term operand) {
    if (operand.equals(TRUE) || operand.equals(FALSE)) {
      return truth(operand.equals(FALSE));
    }
    if (operand instanceof Term.Binary b && b.operator() == Term.Operator.EQUAL) {
      return new Term.Binary(Term.Operator.UNEQUAL, b.left(), b.right());
    }
    if (operand instanceof Term.Binary b && b.operator() == Term.Operator.UNEQUAL) {
      return new Term.Binary(Term.Operator.EQUAL, b.left(), b.right());
    }
    return operand instanceof Term.Not not ? not.operand() : new Term.Not(operand);
  }

  static Term and(Term left, Term right) {
    if (left.equals(FALSE) || right.equals(FALSE)) {
      return FALSE;
    }
    if (right.equals(TRUE)) {
      return left;
    }
    return left.equals(TRUE) ? right : new Term.Binary(Term.Operator.AND, left, right);
  }

  static Term or(Term left, Term right) {
    if (left.equals(TRUE) || right.equals(TRUE)) {
      return TRUE;
    }
    if (right.equals(FALSE)) {
      return left;
    }
    return left.equals(FALSE) ? right : new Term.Binary(Term.Operator.OR, left, right);
  }

  static Term implies(Term left, Term right) {
    if (left.equals(FALSE) || right.equals(TRUE)) {
      return TRUE;
    }
    if (right.equals(FALSE)) {
      return not(left);
    }
    return left.equals(TRUE) ? right : new Term.Binary(Term.Operator.IMPLIES, left, right);
  }

  static Term equal(Term left, Term right) {
    if (left instanceof Term.Constant a && right instanceof Term.Constant b) {
      return truth(a.code() == b.code());
    }
    if (right.equals(TRUE) || right.equals(FALSE)) {
      return right.equals(TRUE) ? left : not(left);
    }
    return new Term.Binary(Term.Operator.EQUAL, left, right);
  }

  static Term binary(Term.Operator operator, Term left, Term right) {
    return new Term.Binary(operator, left, right);
  }

  /** {@code low <= term and term <= high}, as far as the type of the term does not say so. */
  static Term within(Term term, Type.Scalar type, Type.Scalar bounds) {
    Term above =
        Codes.first(type) >= Codes.first(bounds)
            ? TRUE
            : binary(Term.Operator.GREATER_EQUAL, term, integer(Codes.first(bounds)));
    Term below =
        Codes.last(type) <= Codes.last(bounds)
            ? TRUE
            : binary(Term.Operator.LESS_EQUAL, term, integer(Codes.last(bounds)));
    return and(above, below);
  }

  static Term conditional(Term condition, Term then, Term otherwise) {
    if (condition.equals(TRUE) || then.equals(otherwise)) {
      return then;
    }
    return condition.equals(FALSE) ? otherwise : new Term.Conditional(condition, then, otherwise);
  }

  static Term narrow(Term operand, Type.Scalar from, Type.Scalar to) {
    boolean inside = Codes.first(from) >= Codes.first(to) && Codes.last(from) <= Codes.last(to);
    return inside ? operand : new Term.Narrow(operand, Codes.first(to), Codes.last(to));
  }

  /** A quantifier. */
  static Term quantified(boolean universal, Term.Local local, Term condition, Term body) {
    if (body.equals(truth(universal)) || condition.equals(FALSE)) {
      return truth(universal);
    }
    Term.Kind kind = universal ? Term.Kind.FORALL : Term.Kind.EXISTS;
    return new Term.Loop(kind, local, condition, body, new Type.Bool());
  }
}
