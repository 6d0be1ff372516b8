package io.github.restmapfix.core;

import io.github.restmapfix.core.probe.Decision;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** In a flight recording: an answer that an application holds on to is not true any more. */
@Name("restmapfix.FrozenDecision")
@Label("Frozen Decision")
@Category("restmap-fix")
@Description("What a call site was told about discovery is not true any more")
@StackTrace(false) // ours, and not that of the call site
final class FrozenDecisionEvent extends Event {

  @Label("Call Site")
  String site;

  @Label("Question")
  String question;

  @Label("Told")
  String told;

  @Label("Now")
  String now;

  /** Does nothing without a recording. */
  static void of(Decision decision) {
    FrozenDecisionEvent event = new FrozenDecisionEvent();
    event.site = decision.site();
    event.question = decision.question().toString();
    event.told = decision.told();
    event.now = decision.now();
    event.commit();
  }
}
