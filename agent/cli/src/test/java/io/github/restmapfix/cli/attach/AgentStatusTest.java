package io.github.restmapfix.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgentStatusTest {

  @Test
  void copies_counters_and_answers_are_told_apart() {
    AgentStatus status =
        AgentStatus.parse(
            "version=1.2.3;state=on;client-java (a.jar) in app@1: patched find, by-class"
                + ";off=fabric8.handlers;healed=3;last-heal=p demo.example.com/v1 W"
                + ";asked=q;answer=one;answer=two;failures=0");

    assertThat(status.isOn()).isTrue();
    assertThat(status.version()).isEqualTo("1.2.3");
    assertThat(status.copies())
        .containsExactly("client-java (a.jar) in app@1: patched find, by-class");
    assertThat(status.switchedOff()).containsExactly("fabric8.handlers");
    assertThat(status.value("healed")).isEqualTo("3");
    assertThat(status.answers()).containsExactly("one", "two");
    assertThat(status.leavesSomethingAlone()).isTrue();
  }

  @Test
  void something_left_alone_is_noticed() {
    assertThat(
            AgentStatus.parse("state=on;x in app@1: patched a, left alone b (unknown shape 1)")
                .leavesSomethingAlone())
        .isTrue();
    assertThat(AgentStatus.parse("state=on;x in app@1: patched a").leavesSomethingAlone())
        .isFalse();
  }

  @Test
  void no_property_is_no_agent_and_an_unpatched_one_was_there() {
    assertThat(AgentStatus.parse("").wasEverThere()).isFalse();
    assertThat(AgentStatus.parse("version=1;state=unpatched").wasEverThere()).isTrue();
    assertThat(AgentStatus.parse("version=1;state=unpatched").isOn()).isFalse();
  }
}
