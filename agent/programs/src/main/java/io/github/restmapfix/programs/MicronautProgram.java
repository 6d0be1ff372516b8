package io.github.restmapfix.programs;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.ModelMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.kubernetes.client.informer.Informer;
import io.micronaut.kubernetes.client.informer.resolvers.InformerApiGroupResolver;
import io.micronaut.kubernetes.client.informer.resolvers.InformerNamespaceResolver;
import io.micronaut.kubernetes.client.informer.resolvers.InformerResourcePluralResolver;
import java.util.Map;

/**
 * An application of Micronaut Kubernetes: asks its resolvers what they are asked when an informer
 * is made. Argument: a kubeconfig.
 */
public final class MicronautProgram {

  private final ApplicationContext context;

  private MicronautProgram(ApplicationContext context) {
    this.context = context;
  }

  public static void main(String[] arguments) throws Exception {
    MicronautProgram program =
        new MicronautProgram(
            ApplicationContext.run(
                Map.of("kubernetes.client.kube-config-path", arguments[0]), "k8s"));
    new Commands()
        .on("resolve", program::resolve)
        .on("register", MicronautProgram::register)
        .on("status", key -> System.getProperty("restmap.fix.status"))
        .run();
    System.exit(0); // okhttp's idle threads would keep the JVM for a minute
  }

  /** Group, plural and namespaces of an informer on a model class, as {@code g ws [default]}. */
  private String resolve(String model) throws ClassNotFoundException {
    AnnotationValue<Informer> informer =
        AnnotationValue.builder(Informer.class).member("apiType", model(model)).build();
    return context.getBean(InformerApiGroupResolver.class).resolveInformerApiGroup(informer)
        + " "
        + context
            .getBean(InformerResourcePluralResolver.class)
            .resolveInformerResourcePlural(informer)
        + " "
        + context.getBean(InformerNamespaceResolver.class).resolveInformerNamespaces(informer);
  }

  /** What client-java offers for a class of a custom kind; argument: the group of two of them. */
  private static String register(String group) {
    ModelMapper.addModelMap(group, "v1", "Twin", "twins", true, V1Twin.class);
    ModelMapper.addModelMap(group, "v1", "Spared", "spareds", true, V1Spared.class);
    return "registered";
  }

  private static Class<?> model(String name) throws ClassNotFoundException {
    try {
      return Class.forName(MicronautProgram.class.getName() + "$" + name);
    } catch (ClassNotFoundException notOurs) {
      return Class.forName("io.kubernetes.client.openapi.models." + name);
    }
  }

  /** Micronaut takes version and kind from the name of the class. */
  abstract static class Model implements KubernetesObject {

    @Override
    public V1ObjectMeta getMetadata() {
      return null;
    }

    @Override
    public String getApiVersion() {
      return null;
    }

    @Override
    public String getKind() {
      return null;
    }
  }

  static final class V1Late extends Model {}

  static final class V1Older extends Model {}

  static final class V1Newer extends Model {}

  static final class V1Twin extends Model {}

  static final class V1Spared extends Model {}

  static final class V1Hidden extends Model {}
}
