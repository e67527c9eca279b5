package checker.layout;

import checker.model.Type;
import java.util.List;

/** Where a cell lies in a packed state. */
public sealed interface CellSlot {

  /** A scalar: the field holds the ordinal. */
  record Scalar(Field field, Type.Scalar type) implements CellSlot {}

  /** A set: bit {@code i} of the field says whether the element type's value with ordinal {@code i} is a member. */
  record SetBits(Field field, Type.SetOf type) implements CellSlot {}

  /**
   * A sequence: its length, and for each of its {@code capacity} elements the slots of the element type's cells, in
   * their order. All slots of elements from the length on are zero.
   */
  record Sequence(Field length, List<List<CellSlot>> elements, Type.Sequence type) implements CellSlot {}
}
