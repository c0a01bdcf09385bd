// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.demand;

import java.time.LocalDate;
import java.util.Optional;
import org.zhengtong.schemas.code.ResourceCode;

/**
 * How the responsible organisation answers a demand (需求答复).
 *
 * @param resource the published resource that satisfies it; present exactly when LINKED
 * @param entryName name of the entry to be made; present when it was PROMISED
 * @param promisedFor the day until which it is to be published
 * @param ground present exactly when REFUSED
 */
public record Answer(
        Outcome outcome,
        Optional<ResourceCode> resource,
        Optional<String> entryName,
        Optional<LocalDate> promisedFor,
        Optional<Ground> ground,
        String text) {

    /** The three answers there are. */
    public enum Outcome {
        /** 关联已有目录. */
        LINKED,
        /** 承诺编目. */
        PROMISED,
        /** 不予满足. */
        REFUSED
    }

    /** Why a demand is not satisfied (拒绝理由). */
    public enum Ground {
        /** 法律法规不允许. */
        LAW_FORBIDS,
        /** 数据不在本部门. */
        DATA_ELSEWHERE,
        /** 不具备共享条件. */
        NOT_READY,
        /** 其他. */
        OTHER
    }

    static Answer linked(ResourceCode resource, String text) {
        return new Answer(
                Outcome.LINKED, Optional.of(resource), Optional.empty(), Optional.empty(), Optional.empty(), text);
    }

    static Answer promised(String entryName, LocalDate promisedFor, String text) {
        return new Answer(
                Outcome.PROMISED,
                Optional.empty(),
                Optional.of(entryName),
                Optional.of(promisedFor),
                Optional.empty(),
                text);
    }

    static Answer refused(Ground ground, String text) {
        return new Answer(
                Outcome.REFUSED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(ground), text);
    }

    /** The promise is kept: the entry is published. */
    Answer kept(ResourceCode published) {
        return new Answer(Outcome.LINKED, Optional.of(published), entryName, promisedFor, ground, text);
    }
}
