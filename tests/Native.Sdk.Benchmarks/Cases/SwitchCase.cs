using Native.Sdk.Benchmarks.Contenders;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>What everybody does who looks into another branch.</summary>
internal sealed class SwitchCase() : UntouchedCase(
    "switch", "git switch there and back", "The other branch differs in the hot header and in each tenth source; nothing is built there.", bench => bench.Tree.SwitchThereAndBack())
{
    protected override void Prepare(CBench bench)
    {
        bench.Tree.MakeBranch();
        bench.Sdk.Build();
        bench.Ninja.Build();
        bench.ExplicitMake.Build();
    }
}
