import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;

/** The usual way to write an agent, with a target class that never comes. */
public final class BuilderAgent {

  public static void premain(String arguments, Instrumentation instrumentation) {
    new AgentBuilder.Default()
        .type(named("com.example.Never"))
        .transform((builder, type, loader, module, domain) -> builder)
        .installOn(instrumentation);
  }
}
