using System.Globalization;
using Native.Sdk.Benchmarks.Contenders;
using Native.Sdk.Benchmarks.Measuring;
using Native.Sdk.Benchmarks.Reporting;

namespace Native.Sdk.Benchmarks.Cases;

/// <summary>The daily loop of a solution: how much of a build with nothing to do is ours?</summary>
internal sealed class SolutionCase : BenchmarkCase
{
    private const int Users = 10;

    public override string Name => "solution";

    public override void Run(BenchContext context)
    {
        var section = context.Report.Begin("Solution", $"A `dotnet build --no-restore` with nothing to do of {Users} projects that each reference one library with native code; the time of all targets of Native.Sdk together, as MSBuild counts it.");
        foreach (var files in context.Sizes(1000))
        {
            var bench = context.Tree(files);
            MSBuildProject.Create(context, bench.Tree.Root, bench.Sdk.Request);
            var folder = Path.Combine(context.Folder, $"solution{files}");
            var owner = Path.Combine(bench.Tree.Root, "Owner.csproj");
            var projects = Enumerable.Range(0, Users).Select(i => MSBuildProject.Create(
                context, Path.Combine(folder, $"User{i}"), $"User{i}", "<Project Sdk=\"Microsoft.NET.Sdk\">", "net10.0", $"<ProjectReference Include=\"{owner}\" />")).ToArray();
            foreach (var project in projects)
            {
                File.WriteAllText(Path.Combine(project.Folder, "Class.cs"), "public class Class;\n");
            }

            var solution = new MSBuildProject(folder, "All", MSBuildProject.PackagesFolder(context.Folder), ".slnx");
            File.WriteAllText(solution.File, $"<Solution>{string.Concat(projects.Select(project => project.File).Append(owner).Select(file => $"<Project Path=\"{Path.GetRelativePath(folder, file)}\" />"))}</Solution>");
            context.Report.Progress("restoring and building the solution once");
            solution.Dotnet("restore", solution.File).Run();
            solution.Build();
            var shares = new List<double>();
            var parts = new List<(string Name, double Milliseconds)>();
            var targets = new Samples("targets of Native.Sdk");
            var results = BenchContext.Alternate(context.Runs(10), () => { }, ("dotnet build", () =>
            {
                var (sample, summary) = solution.Build();
                (string Name, double Milliseconds)[] lines = [.. MSBuildProject.Times(summary, "Target Performance Summary:").Where(line => MSBuildProject.IsNativeTarget(line.Name)).Select(line => (line.Name, line.Milliseconds))];
                var own = lines.Sum(line => line.Milliseconds);
                parts.AddRange(lines);
                targets.Add(new Sample(own));
                shares.Add(100 * own / sample.Milliseconds);
                return sample;
            }));
            context.Report.Add(section, $"{Users} projects, {BenchContext.Count(files)} files", results[0], targets);
            context.Report.Add(section, new Mark($"no-op of a solution with {Users} projects: share of native targets", Samples.Middle(shares), 3, "%",
                $"Most of it, on average of all runs: {string.Join(", ", Largest(parts, results[0].Count).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name} {part.Milliseconds:F1} ms")))}."));
            context.Report.Note(section, string.Create(CultureInfo.InvariantCulture, $"Shares from {shares.Min():F2} to {shares.Max():F2} %; a target that waits for another project's counts with that time."));
        }
    }

    /// <summary>The targets that took most, and what of it falls to one run.</summary>
    private static IEnumerable<(string Name, double Milliseconds)> Largest(IEnumerable<(string Name, double Milliseconds)> parts, int runs) =>
        parts.GroupBy(part => part.Name, (name, all) => (name, all.Sum(part => part.Milliseconds) / runs)).OrderByDescending(part => part.Item2).Take(4);
}
