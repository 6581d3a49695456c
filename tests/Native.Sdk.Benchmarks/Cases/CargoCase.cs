using System.Globalization;
using Native.Sdk.Benchmarks.Contenders;
using Native.Sdk.Benchmarks.Driving;
using Native.Sdk.Benchmarks.Inputs;
using Native.Sdk.Benchmarks.Measuring;
using Native.Sdk.Benchmarks.Reporting;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>Workspaces of cargo: this SDK asks cargo nothing where it knows the answer.</summary>
internal sealed class CargoCase : BenchmarkCase
{
    public override string Name => "cargo";

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin("cargo", "A workspace of path crates, each of which the library needs.");
        if (Tool.Find("cargo") is null)
        {
            context.Report.Note(section, "Not measured: cargo is missing (see https://rustup.rs).");
            return;
        }

        foreach (var (crates, limit) in ((int, double)[])[(1, 0.5), (100, 0.1)])
        {
            var workspace = new CargoWorkspace(Path.Combine(context.Folder, $"cargo{crates}"), crates);
            var cargo = new CargoContender(workspace);
            var sdk = new SdkContender(context.Driver, new DriveRequest { ProjectDirectory = workspace.Root, Include = "native/crates/whole/Cargo.toml" });
            var input = crates == 1 ? "1 crate" : $"{crates} crates";
            var full = BenchContext.Alternate(context.Runs(3), () => { }, (sdk.Name + ", full build", FromNothing(sdk)), (cargo.Name + ", full build", FromNothing(cargo)));
            context.Report.Add(section, input, full);
            var noOp = BenchContext.Alternate(context.Runs(11), () => { }, (sdk.Name + ", no-op", sdk.Build), (cargo.Name + ", no-op", cargo.Build));
            context.Report.Add(section, input, noOp);
            context.Report.Add(section, new Mark($"no-op of {input} / cargo", noOp[0].Median / noOp[1].Median, limit, Why: WarmOf(noOp[0].Median, sdk.BuildWarm().Milliseconds, noOp[1])));
            context.Report.Add(section, new Mark($"no-op of {input}: processes started", noOp[0].Work ?? 0, 0, "processes"));
        }

        static Func<Sample> FromNothing(Contender contender) => () =>
        {
            contender.Clean();
            return contender.Build();
        };
    }
}
