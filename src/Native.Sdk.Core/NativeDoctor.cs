using Native.Sdk.Diagnostics;
using Native.Sdk.Execution;
using Native.Sdk.Packaging;
using Native.Sdk.Platforms;
using Native.Sdk.Projects;
using Native.Sdk.Toolchains;

namespace Native.Sdk;

/// <summary>
/// Says with which tools a project would be built, and what is missing. It goes the same way as <see cref="NativeBuild"/>
/// up to the point where something would be built, so that it cannot be of another opinion.
/// </summary>
/// <param name="request">What would be built.</param>
/// <param name="messages">Where is said what is wrong with the project itself.</param>
public sealed class NativeDoctor(NativeBuildRequest request, IMessageSink messages)
{
    private readonly Notebook notebook = new();

    /// <summary>One diagnosis for each platform and project that is for it, in this order; null if the project itself is wrong, which has been reported.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public IReadOnlyList<NativeDiagnosis>? Run(CancellationToken cancellation)
    {
        if (new NativeProjectReader(request.ProjectDirectory, request.Settings.Platforms, messages).Read(request.Declarations) is not { } projects
            || BuildSession.Open(request.Directory, request.Settings.Environment, request.MaxParallelism, notebook, cancellation) is not { } session)
        {
            notebook.Tear().ToList().ForEach(messages.Write);
            return null;
        }

        using (session)
        {
            notebook.Tear();
            return
            [
                .. from platform in request.Platforms
                   from project in projects
                   where project.IsFor(platform)
                   select Examine(project, platform, session, cancellation),
            ];
        }
    }

    private NativeDiagnosis Examine(NativeProject project, Platform platform, BuildSession session, CancellationToken cancellation)
    {
        var name = ToolchainFactory.KnownName(project, platform, request);
        if (request.PrebuiltPath is { } root && name is not null
            && PrebuiltLibrary.Find(root, platform, platform.DynamicLibrary(name), notebook, out var path) is var found and not PrebuiltLibrary.Result.None)
        {
            return Conclude(found == PrebuiltLibrary.Result.Found ? DiagnosisState.Prebuilt : DiagnosisState.Missing, null, path is null ? [] : [path]);
        }

        var toolchain = ToolchainFactory.Create(ToolchainFactory.CreateContext(project, platform, request, notebook));
        var questions = new BuildGraph();
        var good = toolchain.Prepare(questions);
        string[] programs = [.. questions.Steps.OfType<InspectStep>().SelectMany(step => step.Commands).Select(command => command.Program).Distinct()];
        var report = session.Run(questions, cancellation);
        if (!good || !questions.Steps.All(report.IsGood) || toolchain.ResolveName() is not { } resolved)
        {
            return Conclude(DiagnosisState.Missing, null, programs);
        }

        // What is planned is thrown away; planning looks at the answers: is a tool new enough, does it know the platform.
        name = resolved;
        return Conclude(toolchain.Plan(new BuildGraph(), name) ? DiagnosisState.Ready : DiagnosisState.Missing, toolchain.Explain(), programs);

        NativeDiagnosis Conclude(DiagnosisState state, string? tools, IReadOnlyList<string> paths) =>
            new(project, platform, name, state, tools, paths, notebook.Tear());
    }

    /// <summary>Keeps errors and warnings of one examination.</summary>
    private sealed class Notebook : IMessageSink
    {
        private readonly Lock gate = new();
        private List<Message> page = [];

        public void Write(Message message)
        {
            if (message.Level is MessageLevel.Error or MessageLevel.Warning)
            {
                lock (gate)
                {
                    page.Add(message);
                }
            }
        }

        public IReadOnlyList<Message> Tear()
        {
            lock (gate)
            {
                var torn = page;
                page = [];
                return torn;
            }
        }
    }
}
