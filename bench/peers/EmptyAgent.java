import java.lang.instrument.Instrumentation;

/** The least that a -javaagent can cost. */
public final class EmptyAgent {

  public static void premain(String arguments, Instrumentation instrumentation) {}
}
