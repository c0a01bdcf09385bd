// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.zhengtong.schemas.code.InvalidCodeException;

/**
 * One value that is not valid. Never repeats the value, which may be personal.
 *
 * @param field path of the value in the request, e.g. {@code holder.code}
 * @param code stable name of the rule
 * @param message the rule in the reader's language
 */
public record Violation(String field, String code, String message) {

    /** A violation of a code system's rule. */
    public static Violation of(String field, InvalidCodeException e, Language language) {
        return new Violation(field, e.code(), language == Language.EN ? e.why() : e.whyZh());
    }

    /** VALUE_INVALID with its violations. */
    public static ProblemException refusal(List<Violation> violations) {
        String detail = violations.stream()
                .map(violation -> violation.field().isEmpty()
                        ? violation.message()
                        : violation.field() + ": " + violation.message())
                .collect(Collectors.joining("; "));
        return new ProblemException(RequestProblem.VALUE_INVALID, detail).with("violations", violations);
    }

    static List<Violation> of(ConstraintViolationException e, Language language) {
        return e.getConstraintViolations().stream()
                .map(violation -> of(violation, language))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::code))
                .toList();
    }

    /** Whether a value we answer with is at fault, which is no refusal but a failure. */
    static boolean ofOurAnswer(ConstraintViolationException e) {
        return e.getConstraintViolations().stream().anyMatch(violation -> nodes(violation.getPropertyPath()).stream()
                .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE));
    }

    private static Violation of(ConstraintViolation<?> violation, Language language) {
        String field = path(nodes(violation.getPropertyPath()));
        InvalidCodeException code =
                violation.unwrap(HibernateConstraintViolation.class).getDynamicPayload(InvalidCodeException.class)
                                instanceof InvalidCodeException e
                        ? e
                        : null;
        if (code != null) {
            return of(field, code, language);
        }
        String rule = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return new Violation(
                field, rule.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT), violation.getMessage());
    }

    /** The path below the parameter that holds it; a parameter alone by its own name. */
    private static String path(List<Path.Node> nodes) {
        StringBuilder below = new StringBuilder();
        String parameter = "";
        for (Path.Node node : nodes) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                if (node.isInIterable()) {
                    below.append('[').append(place(node)).append(']');
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    below.append(below.isEmpty() ? "" : ".").append(node.getName());
                }
            }
        }
        return below.isEmpty() ? parameter : below.toString();
    }

    private static Object place(Path.Node node) {
        if (node.getKey() != null) {
            return node.getKey();
        }
        return node.getIndex() == null ? "" : node.getIndex();
    }

    private static List<Path.Node> nodes(Path path) {
        List<Path.Node> nodes = new ArrayList<>();
        path.forEach(nodes::add);
        return nodes;
    }
}
