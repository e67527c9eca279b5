package checker.layout;

import checker.model.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives fields to types, one after the other. What fits a word is not split between words. An array (function or
 * sequence) that does not fit a word begins at a word, and each of its words has the same number of elements; if not
 * even one element fits a word, every element begins at a word. So the elements of an array lie at a regular stride.
 */
final class Placement {
  private final int wordBits;

  /** Of each word before the present one, how many bits are used. */
  private final List<Integer> full = new ArrayList<>();

  private int usedBits;
  private int widthBits;

  /** @param wordBits bits of a word that are to be used, 63 or 64. A field that is wider has a word of its own */
  Placement(int wordBits) {
    this.wordBits = wordBits;
  }

  /** Of each word needed so far, how many bits are used, at least 1. The top bit of the last one is free. */
  List<Integer> usedBits() {
    List<Integer> used = new ArrayList<>(full);
    used.add(Math.max(1, usedBits));
    if (usedBits == Long.SIZE) {
      used.add(1);
    }
    return List.copyOf(used);
  }

  /** Sum of the widths of all fields. */
  int widthBits() {
    return widthBits;
  }

  /** The slots of a type's cells, in their order. */
  List<CellSlot> place(Type type) {
    List<CellSlot> slots = new ArrayList<>();
    place(type, slots);
    return List.copyOf(slots);
  }

  private void place(Type type, List<CellSlot> slots) {
    boolean compact = width(type) <= wordBits;
    if (compact) {
      makeRoom(width(type));
    }
    if (type instanceof Type.Scalar scalar) {
      slots.add(new CellSlot.Scalar(field((int) width(type)), scalar));
    } else if (type instanceof Type.SetOf set) {
      slots.add(new CellSlot.SetBits(field((int) width(type)), set));
    } else if (type instanceof Type.Record record) {
      record.fields().forEach(f -> place(f.type(), slots));
    } else if (type instanceof Type.Function function) {
      int size = (int) function.domain().cardinality();
      elements(size, function.range(), compact).forEach(slots::addAll);
    } else if (type instanceof Type.Sequence sequence) {
      Field length = field(bits(sequence.capacity() + 1L));
      List<List<CellSlot>> elements = elements(sequence.capacity(), sequence.element(), compact);
      slots.add(new CellSlot.Sequence(length, elements, sequence));
    } else {
      throw new IllegalArgumentException("no layout for " + type.display());
    }
  }

  /** @param compact whether all elements are known to fit the rest of the present word */
  private List<List<CellSlot>> elements(int count, Type type, boolean compact) {
    long width = width(type);
    List<List<CellSlot>> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean first = width > wordBits || i % (wordBits / Math.max(1, width)) == 0;
      if (!compact && first) {
        beginWord();
      }
      elements.add(place(type));
    }
    return List.copyOf(elements);
  }

  private void makeRoom(long width) {
    if (usedBits + width > wordBits) {
      beginWord();
    }
  }

  private void beginWord() {
    if (usedBits > 0) {
      full.add(usedBits);
      usedBits = 0;
    }
  }

  private Field field(int width) {
    if (width == 0) {
      return Field.EMPTY;
    }
    makeRoom(width);
    Field field = new Field(full.size(), usedBits, width);
    usedBits += width;
    widthBits += width;
    return field;
  }

  /** Bits of all fields of a type together. */
  private static long width(Type type) {
    if (type instanceof Type.Scalar scalar) {
      return bits(scalar.cardinality());
    }
    if (type instanceof Type.SetOf set) {
      return set.element().cardinality();
    }
    if (type instanceof Type.Record record) {
      return record.fields().stream().mapToLong(f -> width(f.type())).sum();
    }
    if (type instanceof Type.Function function) {
      return function.domain().cardinality() * width(function.range());
    }
    Type.Sequence sequence = (Type.Sequence) type;
    return bits(sequence.capacity() + 1L) + sequence.capacity() * width(sequence.element());
  }

  /** Bits that tell {@code cardinality} values apart. */
  private static int bits(long cardinality) {
    return Long.SIZE - Long.numberOfLeadingZeros(cardinality - 1);
  }
}
