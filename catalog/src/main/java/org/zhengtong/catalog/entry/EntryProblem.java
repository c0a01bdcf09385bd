// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.catalog.entry;

import org.zhengtong.kernel.imports.ImportFinding;
import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;
import org.zhengtong.kernel.problem.WhoFixes;

/** Every refusal of catalogue entries; an import names the same refusals row by row. */
public enum EntryProblem implements Problem, ImportFinding {
    ENTRY_UNKNOWN(404, "没有该目录条目", "No such catalogue entry", WhoFixes.CALLER),
    ENTRY_OF_ANOTHER_ORGANISATION(
            403, "只能维护本机构的目录条目", "Only the provider organisation keeps its entries", WhoFixes.CALLER),
    ENTRY_OF_ANOTHER_NODE(409, "该目录条目由其他节点维护", "The entry is kept at another node", WhoFixes.CALLER),
    ENTRY_NAME_TAKEN(409, "本机构已有同名目录条目", "The organisation already has an entry of this name", WhoFixes.CALLER),
    CLASS_FIXED(409, "信息资源代码已赋，不能改变分类", "The class cannot change once the code is assigned", WhoFixes.CALLER),
    NOTHING_TO_PUBLISH(409, "没有待发布的草稿", "There is no draft to publish", WhoFixes.CALLER),
    NOTHING_TO_DISCARD(409, "没有可放弃的草稿", "There is no draft to discard", WhoFixes.CALLER),
    NOTHING_TO_WITHDRAW(409, "该目录条目没有已发布的版本", "The entry has no published revision", WhoFixes.CALLER),
    ENTRY_CHANGED_SINCE(
            409, "导出之后他人修改过该条目，请重新导出后再改", "Somebody else changed the entry since it was exported", WhoFixes.CALLER),
    ENTRY_IN_REVIEW(409, "该目录条目正在审核", "The entry is under review", WhoFixes.CALLER),
    ENTRY_WITHDRAWN(409, "该目录条目已撤销", "The entry is withdrawn", WhoFixes.CALLER),
    REVIEW_REQUIRED(
            409, "本节点的目录须经审核发布，请先送审", "Entries of this node are published by review; submit it", WhoFixes.CALLER),
    DRAFT_UNKNOWN(404, "没有该草稿版本", "No such version of the draft", WhoFixes.CALLER),
    REVISION_UNKNOWN(404, "没有该目录版本", "No such revision", WhoFixes.CALLER),
    LINT_FAILED(422, "目录条目有须更正的问题", "The entry has errors to correct", WhoFixes.CALLER),
    CONDITION_MISSING(422, "有条件共享须写明共享条件", "A conditional resource needs its condition", WhoFixes.CALLER),
    LEGAL_BASIS_MISSING(
            422, "不予共享须引用法律法规依据（书名号内的名称）", "A denied resource needs its legal basis, cited in 《》", WhoFixes.CALLER),
    STATE_SECRET_REFUSED(422, "涉及国家秘密的信息资源不得登记", "State secrets cannot be registered", WhoFixes.CALLER);

    private final Refusal refusal;

    EntryProblem(int status, String zh, String en, WhoFixes whoFixes) {
        refusal = new Refusal(status, zh, en, false, whoFixes);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }

    @Override
    public String zh() {
        return Problem.super.zh();
    }

    @Override
    public String en() {
        return Problem.super.en();
    }
}
