using Native.Sdk.Benchmarks.Inputs;
using Native.Sdk.Benchmarks.Measuring;

namespace Native.Sdk.Benchmarks.Contenders;

/// <summary>cargo itself, in a target folder of its own.</summary>
internal sealed class CargoContender(CargoWorkspace workspace) : Contender("cargo")
{
    public override void Clean()
    {
        var target = Path.Combine(workspace.Root, "target");
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }
    }

    public override Sample Build() =>
        new Child("cargo", "build", "--offline", "-p", "whole", "--target-dir", Path.Combine(workspace.Root, "target")).In(workspace.Native).Run().Sample;
}
