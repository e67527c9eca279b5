package checker.layout;

import checker.model.Model;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where each cell of each variable lies in the words of a packed state.
 *
 * <p>Cells come in the order of declaration. No field straddles words; what fits a word is not split between words, and
 * larger functions and sequences have their elements at a regular stride (see {@link Placement}). A scalar cell with
 * {@code n} values takes {@code ceil(log2 n)} bits, a set one bit for each possible member, a sequence a length and
 * its elements. The top bit of the last word is never used; nor is that of the first of two, if two suffice without it. Immutable.
 */
public final class StateLayout {
  private final List<Type> types;
  private final List<List<CellSlot>> slots;
  private final List<Integer> usedBits;
  private final int widthBits;

  private StateLayout(List<Type> types, List<List<CellSlot>> slots, List<Integer> usedBits, int widthBits) {
    this.types = types;
    this.slots = slots;
    this.usedBits = usedBits;
    this.widthBits = widthBits;
  }

  /** The layout of a model's states. Cost: proportional to the number of cells and sequence elements. */
  public static StateLayout of(Model model) {
    List<Type> types = model.variables().stream().map(Variable::type).toList();
    StateLayout dense = of(types, Long.SIZE);
    if (dense.words() != 2) {
      return dense;
    }
    StateLayout marked = of(types, Long.SIZE - 1);
    return marked.words() == 2 ? marked : dense;
  }

  private static StateLayout of(List<Type> types, int wordBits) {
    Placement placement = new Placement(wordBits);
    List<List<CellSlot>> slots = types.stream().map(placement::place).toList();
    return new StateLayout(types, slots, placement.usedBits(), placement.widthBits());
  }

  /** Words of a state, at least 1. */
  public int words() {
    return usedBits.size();
  }

  /** Bits of all fields together; without the unused bits at the end of words. */
  public int widthBits() {
    return widthBits;
  }

  /** Of each word, how many bits are used, from the lowest, at least 1. A word has no unused bits between fields. */
  public List<Integer> usedBits() {
    return usedBits;
  }

  /**
   * @param variable its {@link Variable#index()}
   * @param cell position in {@code Cell.of(type of the variable)}
   */
  public CellSlot slot(int variable, int cell) {
    return slots.get(variable).get(cell);
  }

  /**
   * Writes a state to {@code out[offset .. offset + words() - 1]}.
   *
   * @param state a value of its type for each variable
   */
  public void encode(List<Value> state, long[] out, int offset) {
    if (state.size() != types.size()) {
      throw new IllegalArgumentException(state.size() + " values for " + types.size() + " variables");
    }
    Arrays.fill(out, offset, offset + words(), 0);
    for (int i = 0; i < types.size(); i++) {
      CellCodec.encode(types.get(i), state.get(i), slots.get(i).iterator(), out, offset);
    }
  }

  /** The state at {@code words[offset .. offset + words() - 1]}: a value for each variable. */
  public List<Value> decode(long[] words, int offset) {
    List<Value> state = new ArrayList<>(types.size());
    for (int i = 0; i < types.size(); i++) {
      state.add(CellCodec.decode(types.get(i), slots.get(i).iterator(), words, offset));
    }
    return List.copyOf(state);
  }
}
