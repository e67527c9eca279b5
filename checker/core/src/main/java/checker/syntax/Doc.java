package checker.syntax;

import java.util.List;

/**
 * A text with the places where a line may end, after Wadler's "A prettier printer" (2003). What does not fit on a line
 * breaks at the outermost group first.
 */
sealed interface Doc {
  /** Whether a line must end inside, so that every group around breaks. */
  boolean forced();

  record Text(String text) implements Doc {
    @Override
    public boolean forced() {
      return false;
    }
  }

  /** A space, or the end of a line where the group breaks; with {@code tight}, nothing instead of the space. */
  record Line(boolean tight) implements Doc {
    @Override
    public boolean forced() {
      return false;
    }
  }

  /** The end of a line, and after it an empty line if {@code blank}. */
  record Hard(boolean blank) implements Doc {
    @Override
    public boolean forced() {
      return true;
    }
  }

  /** A comment after a token: the line ends after it, but it has no part in what fits. */
  record Trailing(String comment) implements Doc {
    @Override
    public boolean forced() {
      return false;
    }
  }

  /** A comment on a line of its own. */
  record OwnLine(String comment) implements Doc {
    @Override
    public boolean forced() {
      return true;
    }
  }

  record Concat(List<Doc> parts, boolean forced) implements Doc {}

  record Indent(int columns, Doc inner) implements Doc {
    @Override
    public boolean forced() {
      return inner.forced();
    }
  }

  /** New lines inside begin in the column where this begins. */
  record Align(Doc inner) implements Doc {
    @Override
    public boolean forced() {
      return inner.forced();
    }
  }

  /** Fits on a line, or every {@link Line} directly inside ends one. */
  record Group(Doc inner) implements Doc {
    @Override
    public boolean forced() {
      return inner.forced();
    }
  }

  Doc SPACE = new Text(" ");
  Doc LINE = new Line(false);
  Doc SOFT = new Line(true);
  Doc EMPTY = new Concat(List.of(), false);

  static Doc concat(List<Doc> parts) {
    return new Concat(List.copyOf(parts), parts.stream().anyMatch(Doc::forced));
  }

  /** The parts in order. Arguments are evaluated from left to right, so they may consume tokens. */
  static Doc concat(Doc... parts) {
    return concat(List.of(parts));
  }

  static Doc group(Doc... parts) {
    return new Group(concat(parts));
  }

  static Doc indent(Doc... parts) {
    return new Indent(2, concat(parts));
  }
}
