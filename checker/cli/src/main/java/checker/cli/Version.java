package checker.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {

  /** {@code 0.1.0}. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"checker " + number()};
  }
}
