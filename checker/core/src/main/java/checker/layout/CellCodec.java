package checker.layout;

import checker.model.Type;
import checker.model.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Values to the bits of their slots and back. */
final class CellCodec {
  private CellCodec() {}

  /** Writes a value of any type; takes the slots of its cells. */
  static void encode(Type type, Value value, Iterator<CellSlot> slots, long[] words, int offset) {
    if (type instanceof Type.Function function) {
      for (Value element : ((Value.Function) value).values()) {
        encode(function.range(), element, slots, words, offset);
      }
    } else if (type instanceof Type.Record record) {
      List<Value> fields = ((Value.Record) value).fields();
      for (int i = 0; i < fields.size(); i++) {
        encode(record.fields().get(i).type(), fields.get(i), slots, words, offset);
      }
    } else {
      encode(slots.next(), value, words, offset);
    }
  }

  /** Reads a value of any type; takes the slots of its cells. */
  static Value decode(Type type, Iterator<CellSlot> slots, long[] words, int offset) {
    if (type instanceof Type.Function function) {
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < function.domain().cardinality(); i++) {
        values.add(decode(function.range(), slots, words, offset));
      }
      return new Value.Function(function.domain(), List.copyOf(values));
    }
    if (type instanceof Type.Record record) {
      List<Value> fields = new ArrayList<>();
      record.fields().forEach(f -> fields.add(decode(f.type(), slots, words, offset)));
      return new Value.Record(record, List.copyOf(fields));
    }
    return decode(slots.next(), words, offset);
  }

  /** Replaces whatever the slot held. */
  static void encode(CellSlot slot, Value value, long[] words, int offset) {
    if (slot instanceof CellSlot.Scalar scalar) {
      scalar.field().write(Integer.toUnsignedLong(scalar.type().ordinal(value)), words, offset);
    } else if (slot instanceof CellSlot.SetBits set) {
      long bits = 0;
      for (Value element : ((Value.SetOf) value).elements()) {
        bits |= 1L << set.type().element().ordinal(element);
      }
      set.field().write(bits, words, offset);
    } else {
      encode((CellSlot.Sequence) slot, ((Value.Sequence) value).elements(), words, offset);
    }
  }

  private static void encode(CellSlot.Sequence slot, List<Value> elements, long[] words, int offset) {
    slot.length().write(elements.size(), words, offset);
    for (int i = 0; i < slot.elements().size(); i++) {
      List<CellSlot> slots = slot.elements().get(i);
      if (i < elements.size()) {
        encode(slot.type().element(), elements.get(i), slots.iterator(), words, offset);
      } else {
        slots.forEach(unused -> clear(unused, words, offset));
      }
    }
  }

  private static void clear(CellSlot slot, long[] words, int offset) {
    if (slot instanceof CellSlot.Scalar scalar) {
      scalar.field().write(0, words, offset);
    } else if (slot instanceof CellSlot.SetBits set) {
      set.field().write(0, words, offset);
    } else {
      encode((CellSlot.Sequence) slot, List.of(), words, offset);
    }
  }

  private static Value decode(CellSlot slot, long[] words, int offset) {
    if (slot instanceof CellSlot.Scalar scalar) {
      return scalar.type().valueAt((int) scalar.field().read(words, offset));
    }
    List<Value> elements = new ArrayList<>();
    if (slot instanceof CellSlot.SetBits set) {
      long bits = set.field().read(words, offset);
      for (; bits != 0; bits &= bits - 1) {
        elements.add(set.type().element().valueAt(Long.numberOfTrailingZeros(bits)));
      }
      return new Value.SetOf(List.copyOf(elements));
    }
    CellSlot.Sequence sequence = (CellSlot.Sequence) slot;
    int length = (int) sequence.length().read(words, offset);
    for (List<CellSlot> element : sequence.elements().subList(0, length)) {
      elements.add(decode(sequence.type().element(), element.iterator(), words, offset));
    }
    return new Value.Sequence(List.copyOf(elements));
  }
}
