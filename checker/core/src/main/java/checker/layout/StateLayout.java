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
 * its elements. The top bit of the last word is never used. Immutable.
 */
public final class StateLayout {
  private final List<Type> types;
  private final List<List<CellSlot>> slots;
  private final int words;
  private final int widthBits;

  private StateLayout(List<Type> types, List<List<CellSlot>> slots, int words, int widthBits) {
    this.types = types;
    this.slots = slots;
    this.words = words;
    this.widthBits = widthBits;
  }

  /** The layout of a model's states. Cost: proportional to the number of cells and sequence elements. */
  public static StateLayout of(Model model) {
    List<Type> types = model.variables().stream().map(Variable::type).toList();
    Placement placement = new Placement();
    List<List<CellSlot>> slots = types.stream().map(placement::place).toList();
    return new StateLayout(types, slots, placement.words(), placement.widthBits());
  }

  /** Words of a state, at least 1. */
  public int words() {
    return words;
  }

  /** Bits of all fields together; without the unused bits at the end of words. */
  public int widthBits() {
    return widthBits;
  }

  /**
   * How many bits of its only word, from the lowest, a state of one word uses, at least 1; 63 for wider states. A word has no unused
   * bits between fields.
   */
  public int usedBits() {
    return words == 1 ? Math.max(1, widthBits) : 63;
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
    Arrays.fill(out, offset, offset + words, 0);
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
