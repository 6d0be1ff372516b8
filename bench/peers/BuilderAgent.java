import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;

/**
 * The usual way to write an agent. Argument: {@code type:method} to count the calls of; without it,
 * a type that never comes.
 */
public final class BuilderAgent {

  private static Instrumentation given;
  private static ResettableClassFileTransformer installed;

  public static void premain(String argument, Instrumentation instrumentation) {
    String[] target = (argument == null ? "com.example.Never:never" : argument).split(":");
    long began = System.nanoTime();
    installed =
        new AgentBuilder.Default()
            .with(RedefinitionStrategy.RETRANSFORMATION)
            .disableClassFormatChanges()
            .type(named(target[0]))
            .transform(
                (builder, type, loader, module, domain) ->
                    builder.visit(Advice.to(Counted.class).on(named(target[1]))))
            .installOn(instrumentation);
    given = instrumentation;
    System.setProperty("bench.install.nanos", String.valueOf(System.nanoTime() - began));
  }

  /** The class as it was shipped. */
  public static void reset() {
    installed.reset(given, RedefinitionStrategy.RETRANSFORMATION);
  }

  /** Inlined, as advice of ours is. */
  public static final class Counted {

    public static volatile long calls;

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit() {
      calls++;
    }
  }
}
