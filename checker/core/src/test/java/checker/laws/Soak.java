package checker.laws;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Makes the laws run longer: with {@code -Dchecker.laws.factor=100} each of them tries a hundred times as many
 * specifications, from a new seed. Without it a law runs from its fixed seed, so that a build is the same each time.
 */
final class Soak implements AroundPropertyHook {
  @Override
  public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
    int factor = Integer.getInteger("checker.laws.factor", 1);
    PropertyAttributes attributes = context.attributes();
    if (factor > 1 && attributes.tries().orElse(100) > 1) {
      attributes.setTries(attributes.tries().orElse(100) * factor);
      attributes.setSeed(Long.toString(System.nanoTime()));
    }
    return property.execute();
  }

  /** Before everything else: the attributes are read when the property begins. */
  @Override
  public int aroundPropertyProximity() {
    return -100;
  }
}
