package io.github.restmapfix.programs;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.CRDPresentActivationCondition;
import io.javaoperatorsdk.operator.processing.dependent.workflow.WorkflowReconcileResult;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a ConfigMap asks for: a Late beside it as soon as there is such a kind, and an informer of
 * the kind that {@code inform} names, whose definition, {@code crd}, it posts before.
 */
@Workflow(
    dependents =
        @Dependent(
            type = JosdkReconciler.LateBeside.class,
            activationCondition = JosdkReconciler.LateIsThere.class))
@ControllerConfiguration(
    informer = @Informer(namespaces = "default", labelSelector = JosdkReconciler.LABEL))
public final class JosdkReconciler implements Reconciler<ConfigMap> {

  static final String LABEL = "restmap-fix=josdk";

  private final Set<String> informed = new HashSet<>();
  private final Consumer<String> outcomes;

  /**
   * @param outcomes gets one line of each reconciliation, which begins with the ConfigMap's step
   */
  JosdkReconciler(Consumer<String> outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public UpdateControl<ConfigMap> reconcile(ConfigMap primary, Context<ConfigMap> context) {
    Map<String, String> data = primary.getData();
    if (data.containsKey("inform") && informed.add(data.get("inform"))) {
      post(data.get("crd"), context.getClient());
      inform(data.get("inform").split(" "), ResourceID.fromResource(primary), context);
    }
    outcomes.accept(
        data.get("step") + ": " + dependents(context) + " dependents, " + seen(context) + " seen");
    return UpdateControl.noUpdate();
  }

  @Override
  public ErrorStatusUpdateControl<ConfigMap> updateErrorStatus(
      ConfigMap primary, Context<ConfigMap> context, Exception failure) {
    outcomes.accept(primary.getData().get("step") + ": failed: " + failure);
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  private static void post(String crd, KubernetesClient client) {
    client
        .resource(
            client.getKubernetesSerialization().unmarshal(crd, CustomResourceDefinition.class))
        .create();
  }

  private static void inform(
      String[] apiVersionAndKind, ResourceID primary, Context<ConfigMap> context) {
    String[] groupAndVersion = apiVersionAndKind[0].split("/");
    EventSource<GenericKubernetesResource, ConfigMap> events =
        new InformerEventSource<>(
            InformerEventSourceConfiguration.from(
                    new GroupVersionKind(
                        groupAndVersion[0], groupAndVersion[1], apiVersionAndKind[1]),
                    ConfigMap.class)
                .withName(apiVersionAndKind[1])
                .withSecondaryToPrimaryMapper(any -> Set.of(primary))
                .build(),
            context.eventSourceRetriever().eventSourceContextForDynamicRegistration());
    context.eventSourceRetriever().dynamicallyRegisterEventSource(events);
  }

  private static int dependents(Context<ConfigMap> context) {
    return context
        .managedWorkflowAndDependentResourceContext()
        .getWorkflowReconcileResult()
        .map(WorkflowReconcileResult::getReconciledDependents)
        .map(List::size)
        .orElse(0);
  }

  private static int seen(Context<ConfigMap> context) {
    return context.getSecondaryResources(GenericKubernetesResource.class).size();
  }

  /** A kind whose definition comes late. */
  @Group("josdk.example.com")
  @Version("v1")
  public static final class Late extends CustomResource<Void, Void> implements Namespaced {
    private static final long serialVersionUID = 1;
  }

  /** Of the ConfigMap's name. */
  public static final class LateBeside extends CRUDKubernetesDependentResource<Late, ConfigMap> {

    public LateBeside() {
      super(Late.class);
    }

    @Override
    protected Late desired(ConfigMap primary, Context<ConfigMap> context) {
      Late late = new Late();
      late.setMetadata(
          new ObjectMetaBuilder()
              .withName(primary.getMetadata().getName())
              .withNamespace(primary.getMetadata().getNamespace())
              .build());
      return late;
    }
  }

  /** Limit and interval are an operator's choice; else they are 10, and 10 s. */
  public static final class LateIsThere extends CRDPresentActivationCondition<Late, ConfigMap> {

    public LateIsThere() {
      super(
          Integer.getInteger("crd.limit", DEFAULT_CRD_CHECK_LIMIT),
          Duration.ofMillis(Integer.getInteger("crd.interval")));
    }
  }
}
