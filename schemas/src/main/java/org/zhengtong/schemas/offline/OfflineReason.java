// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.offline;

import java.util.Comparator;
import org.zhengtong.schemas.licence.Verdict;

/** Why an offline verification ended as it did, and the verdict that follows. Names are public API. */
public enum OfflineReason {
    GENUINE_AND_IN_FORCE(Verdict.VALID, "签名有效，状态列表显示有效，在有效期内", "signed by its issuer, in force, within its period"),
    UNREADABLE(Verdict.CANNOT_DETERMINE, "不是可读的证照二维码或文档", "this is no licence token or document that can be read"),
    SIGNATURE_BROKEN(Verdict.TAMPERED, "签名无效", "the signature does not hold"),
    FILE_NOT_SEALED(
            Verdict.CANNOT_DETERMINE,
            "文件没有签章，离线无法证明其真实，请在线核验",
            "the file carries no seal: only its registry can tell whether it is genuine"),
    TRUST_LIST_MISSING(
            Verdict.CANNOT_DETERMINE,
            "没有列出该颁发机构与证照类型的可信信任列表",
            "no trust list of a trusted registry names this issuer with this type: fetch the registry's"),
    TRUST_LIST_EXPIRED(Verdict.CANNOT_DETERMINE, "信任列表已过期，请重新获取", "the trust list has expired: fetch it again"),
    CERTIFICATE_NOT_LISTED(
            Verdict.CANNOT_DETERMINE, "签名证书不在信任列表中", "the trust list does not hold the certificate it was signed with"),
    CERTIFICATE_NOT_TRUSTED(
            Verdict.CANNOT_DETERMINE, "签名证书未由根证书签发或当时无效", "the certificate is not the root's or was not valid then"),
    STATUS_NOT_REFERENCED(Verdict.CANNOT_DETERMINE, "文档未指明状态列表", "the document names no status list"),
    STATUS_LIST_MISSING(
            Verdict.CANNOT_DETERMINE, "没有可信的状态列表，请获取", "no trusted status list of this number is at hand: fetch it"),
    STATUS_LIST_STALE(
            Verdict.CANNOT_DETERMINE,
            "状态列表已超过有效时间，请重新获取",
            "the status list is older than its time to live: fetch it again"),
    ENDED(Verdict.REVOKED, "证照已注销、吊销、撤销或转出", "the licence was cancelled, revoked, annulled or transferred out"),
    SUSPENDED(Verdict.SUSPENDED, "证照被暂扣", "the licence is suspended"),
    SUPERSEDED(Verdict.SUPERSEDED, "证照已被新版本取代", "a newer version replaces the licence"),
    BEFORE_PERIOD(Verdict.NOT_YET_VALID, "有效期尚未开始", "the period of validity has not begun"),
    AFTER_PERIOD(Verdict.EXPIRED, "有效期已届满", "the period of validity is over");

    /** Which counts where registries say different things (取最不利者): what is against the licence, then what cannot be determined. */
    static final Comparator<OfflineReason> WORST_FIRST = Comparator.<OfflineReason>comparingInt(
                    reason -> switch (reason.verdict()) {
                        case TAMPERED -> 0;
                        case REVOKED -> 1;
                        case CANCELLED -> 2;
                        case SUSPENDED -> 3;
                        case SUPERSEDED -> 4;
                        case EXPIRED -> 5;
                        case NOT_YET_VALID -> 6;
                        case CANNOT_DETERMINE -> 7;
                        case VALID -> 8;
                    })
            .thenComparing(Comparator.naturalOrder());

    private final Verdict verdict;
    private final String zh;
    private final String en;

    OfflineReason(Verdict verdict, String zh, String en) {
        this.verdict = verdict;
        this.zh = zh;
        this.en = en;
    }

    public Verdict verdict() {
        return verdict;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
